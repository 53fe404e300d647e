import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { asList } from "../words.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "departments",
  icon: "building",
  group: "relation",
  kind,
  Input: lazily(() => import("./departments-input.tsx").then((file) => file.DepartmentsInput)),
  toText: (value, _field, { labels, language }) =>
    asList(value)
      .map((id) => labels[id] ?? "")
      .join(language === "zh-CN" ? "、" : ", "),
  placeholder: true,
  width: 180,
  inline: false,
};
