import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { SwitchCell } from "./switch-cell.tsx";

const YES = /^(是|y|yes|1|√|true)$/i;
const NO = /^(否|n|no|0|×|false)$/i;

const yesNo = (language: string, on: boolean) => (language === "zh-CN" ? (on ? "是" : "否") : on ? "Yes" : "No");

export const control: Control = {
  type: "switch",
  icon: "check",
  group: "choice",
  place: 3,
  Input: lazily(() => import("./switch-input.tsx").then((file) => file.SwitchInput)),
  Cell: SwitchCell,
  toText: (value, _field, { language }) => (typeof value === "boolean" ? yesNo(language, value) : ""),
  parse: (pasted) => {
    const text = pasted.trim();
    if (text === "") return null;
    if (YES.test(text)) return true;
    return NO.test(text) ? false : undefined;
  },
  fromSheets: true,
  width: 90,
  inline: true,
};
