import { lazy } from "react";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";

export const department: Control = {
  type: "department",
  icon: "building",
  Input: lazy(() => import("./department-input.tsx").then((file) => ({ default: file.DepartmentInput }))),
  toText: (value, _field, { labels }) => labels[asText(value)] ?? "",
  width: 140,
  inline: true,
};
