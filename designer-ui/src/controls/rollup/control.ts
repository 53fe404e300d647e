import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

/** In a published form it is drawn as the field is over which it reckons. */
export const control: Control = {
  type: "rollup",
  icon: "number",
  group: "relation",
  kind: { valueType: "NUMBER", automatic: true, source: "rollup" },
  Input: lazily(() => import("../capital/output.tsx").then((file) => file.Output)),
  toText: plainText,
  align: "right",
  width: 120,
  inline: false,
  automatic: true,
};
