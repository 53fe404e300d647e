import { lazy } from "react";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";

export const control: Control = {
  type: "department",
  icon: "building",
  group: "relation",
  place: 5,
  Input: lazy(() => import("./department-input.tsx").then((file) => ({ default: file.DepartmentInput }))),
  toText: (value, _field, { labels }) => labels[asText(value)] ?? "",
  placeholder: true,
  width: 140,
  inline: true,
};
