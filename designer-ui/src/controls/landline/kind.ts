import type { ControlKind } from "../../model/form/kinds.ts";
import { reading } from "../readings.ts";
import { readLandline } from "./landline-text.ts";

export const read = reading(readLandline, "not_a_landline");

export const kind: ControlKind = { valueType: "TEXT", read };
