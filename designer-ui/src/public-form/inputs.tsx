import { type ValueType, valueTypeOf } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import { FilesInput } from "./files.tsx";
import { offerOf } from "./form-of.ts";
import type { PublicInput } from "./input.ts";
import { Choice, SomeOf, YesNo } from "./offers.tsx";
import { ownInput } from "./own-inputs.ts";
import { Day, Moment, Time } from "./picked.tsx";
import { Picker } from "./picker.tsx";
import { Amount, Line, Lines, Parts } from "./written.tsx";

const PICKED: PublicInput = { Input: Picker };

/** What values of a kind are filled in with; rows are made of inputs and are none themselves. */
const USUAL: Readonly<Record<Exclude<ValueType, "SUBTABLE">, PublicInput>> = {
  TEXT: { Input: Line },
  LONG_TEXT: { Input: Lines, wide: true },
  NUMBER: { Input: Amount },
  BOOLEAN: { Input: YesNo, group: true },
  DATE: { Input: Day },
  DATETIME: { Input: Moment },
  TIME: { Input: Time },
  OPTION: { Input: Choice },
  OPTIONS: { Input: SomeOf, group: true },
  USER: PICKED,
  USERS: PICKED,
  DEPARTMENT: PICKED,
  DEPARTMENTS: PICKED,
  LINK: PICKED,
  LINKS: PICKED,
  FILES: { Input: FilesInput, group: true, wide: true },
  STRUCTURE: { Input: Parts },
};

/** What a field is filled in with: what points elsewhere is picked; a control has its own input, or that of its kind of value. */
export function inputOf(field: Field): PublicInput | undefined {
  if (offerOf(field)) return PICKED;
  const valueType = valueTypeOf(field.type);
  return ownInput(field.type) ?? (valueType === "SUBTABLE" ? undefined : USUAL[valueType]);
}
