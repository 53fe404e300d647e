import type { ControlKind } from "../../model/form/kinds.ts";
import { readCurrency } from "./currency-text.ts";

export const kind: ControlKind = { valueType: "OPTION", read: readCurrency, currencies: true };
