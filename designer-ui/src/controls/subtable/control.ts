import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { rowsOf } from "./rows.ts";

const counted = (count: number, language: string) =>
  language === "zh-CN" ? `${count} 行` : `${count} ${count === 1 ? "row" : "rows"}`;

export const control: Control = {
  type: "subtable",
  icon: "table",
  group: "advanced",
  place: 2,
  Input: lazily(() => import("./subtable-input.tsx").then((file) => file.SubtableInput)),
  toText: (value, _field, { language }) => counted(rowsOf(value).length, language),
  width: 100,
  inline: false,
  wide: true,
};
