import type { ControlKind } from "../../model/form/kinds.ts";
import { checkSeveral, readOptions } from "../select/choice-checks.ts";

export const kind: ControlKind = { valueType: "OPTIONS", read: readOptions, check: checkSeveral };
