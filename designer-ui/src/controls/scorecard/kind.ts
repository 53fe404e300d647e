import type { ControlKind } from "../../model/form/kinds.ts";
import { checkScores, readScores } from "./scores.ts";

export const kind: ControlKind = { valueType: "STRUCTURE", wide: true, read: readScores, check: checkScores };
