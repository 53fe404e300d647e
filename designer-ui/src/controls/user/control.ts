import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";
import { PeopleCell } from "./people-cell.tsx";

export const control: Control = {
  type: "user",
  icon: "user",
  group: "relation",
  place: 3,
  Input: lazily(() => import("./user-input.tsx").then((file) => file.UserInput)),
  Cell: PeopleCell,
  toText: (value, _field, { labels }) => labels[asText(value)] ?? "",
  fromSheets: true,
  placeholder: true,
  width: 120,
  inline: true,
};
