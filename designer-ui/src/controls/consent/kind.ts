import type { ControlKind } from "../../model/form/kinds.ts";

export const kind: ControlKind = {
  valueType: "BOOLEAN",
  wide: true,
  inPerson: "agreed",
  check: (_field, value) => (value === true ? [] : [{ code: "consent_missing" }]),
};
