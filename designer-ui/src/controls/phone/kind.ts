import type { ControlKind } from "../../model/form/kinds.ts";
import { readPhone } from "./phone-text.ts";

export const kind: ControlKind = { valueType: "TEXT", read: readPhone };
