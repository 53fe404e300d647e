import { isLinkToOne } from "../../../model/form/kinds.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import { newId } from "../../../model/identity.ts";
import type { Json } from "../../../model/json.ts";

/** How records of a form point to one: which they are, and what a new one begins with. */
export interface Pointing {
  readonly filter: Json;
  readonly input: Readonly<Record<string, Json>>;
}

/** @param via a link of the form, or `items.product` for one of the rows of a sub-table */
export function pointingTo(record: string, shape: FormShape, via: string): Pointing {
  const [first = "", column] = via.split(".");
  const field = shape.model.fields.find(({ key }) => key === first);
  const link = column === undefined ? field : field?.fields?.find(({ key }) => key === column);
  const key = column ?? first;
  const many = link !== undefined && !isLinkToOne(link);
  const filter: Json = many ? { field: key, op: "hasAny", value: [record] } : { field: key, op: "eq", value: record };
  const input = { [key]: many ? [record] : record };
  return column === undefined
    ? { filter, input }
    : { filter: { rows: first, where: filter }, input: { [first]: [{ _id: newId(), ...input }] } };
}
