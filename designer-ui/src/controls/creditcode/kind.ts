import type { ControlKind } from "../../model/form/kinds.ts";
import { readCreditcode } from "./creditcode-text.ts";

export const kind: ControlKind = { valueType: "TEXT", read: readCreditcode };
