import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { SwitchCell } from "../switch/switch-cell.tsx";
import { kind } from "./kind.ts";

const yesNo = (language: string, on: boolean) =>
  language === "zh-CN" ? (on ? "已同意" : "未同意") : on ? "Agreed" : "Not agreed";

export const control: Control = {
  type: "consent",
  icon: "safety",
  group: "choice",
  kind,
  Input: lazily(() => import("./consent-input.tsx").then((file) => file.ConsentInput)),
  Cell: SwitchCell,
  toText: (value, _field, { language }) => (typeof value === "boolean" ? yesNo(language, value) : ""),
  width: 100,
  inline: false,
  wide: true,
};
