import { lazy } from "react";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";
import { PeopleCell } from "./people-cell.tsx";

export const control: Control = {
  type: "user",
  icon: "user",
  group: "relation",
  place: 3,
  Input: lazy(() => import("./user-input.tsx").then((file) => ({ default: file.UserInput }))),
  Cell: PeopleCell,
  toText: (value, _field, { labels }) => labels[asText(value)] ?? "",
  fromSheets: true,
  placeholder: true,
  width: 120,
  inline: true,
};
