import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

/** In a published form it is drawn as the field is whose value it shows. */
export const control: Control = {
  type: "lookup",
  icon: "link",
  group: "relation",
  kind: { valueType: "TEXT", automatic: true, source: "lookup" },
  Input: lazily(() => import("../capital/output.tsx").then((file) => file.Output)),
  toText: plainText,
  width: 160,
  inline: false,
  automatic: true,
};
