import type { ControlKind } from "../../model/form/kinds.ts";

export const kind: ControlKind = { valueType: "DEPARTMENTS" };
