import type { ControlKind } from "../../model/form/kinds.ts";
import { checkSeveral, readOptions } from "../select/choice-checks.ts";

export const kind: ControlKind = { valueType: "OPTIONS", open: true, read: readOptions, check: checkSeveral };
