import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";
import { composedFormula } from "./formula.ts";

export const control: Control = {
  type: "composed",
  icon: "composed",
  group: "basic",
  kind: { valueType: "TEXT", automatic: true, formula: composedFormula },
  Input: lazily(() => import("../capital/output.tsx").then((file) => file.Output)),
  toText: plainText,
  width: 220,
  inline: false,
  automatic: true,
};
