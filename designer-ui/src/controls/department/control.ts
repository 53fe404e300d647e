import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";

export const control: Control = {
  type: "department",
  icon: "building",
  group: "relation",
  place: 5,
  Input: lazily(() => import("./department-input.tsx").then((file) => file.DepartmentInput)),
  toText: (value, _field, { labels }) => labels[asText(value)] ?? "",
  placeholder: true,
  width: 140,
  inline: true,
};
