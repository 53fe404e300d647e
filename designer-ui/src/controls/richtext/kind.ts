import { checkText } from "../../model/form/control-checks.ts";
import { type ControlKind, OF_LONG_TEXTS } from "../../model/form/kinds.ts";

export const kind: ControlKind = {
  valueType: "LONG_TEXT",
  wide: true,
  computable: false,
  ways: OF_LONG_TEXTS,
  check: (field, value) => checkText(field, String(value)),
};
