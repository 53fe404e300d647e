import type { Control } from "../../../controls/control.ts";
import { plainText } from "../../../controls/words.ts";
import type { ControlKind } from "../../../model/form/kinds.ts";

/** A kind of field for settings alone. What is picked is told at once when it is wrong. */
export const settingControl = (
  type: string,
  Input: Control["Input"],
  kind: ControlKind = { valueType: "STRUCTURE" },
): Control => ({ type, kind, Input, icon: "setting", toText: plainText, width: 0, inline: true });
