import type { ControlKind } from "../../model/form/kinds.ts";
import { readOption } from "../select/choice-checks.ts";

export const kind: ControlKind = { valueType: "OPTION", read: readOption };
