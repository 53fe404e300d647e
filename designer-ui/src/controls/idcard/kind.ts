import { AS_A_WHOLE, type ControlKind } from "../../model/form/kinds.ts";
import { readIdcard } from "./idcard-text.ts";

export const kind: ControlKind = { valueType: "TEXT", read: readIdcard, ways: AS_A_WHOLE };
