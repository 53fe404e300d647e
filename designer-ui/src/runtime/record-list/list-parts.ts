import type { Field, FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord } from "../../model/record.ts";
import type { Columns } from "./columns.ts";
import type { ListControls, ListState } from "./list-state.ts";
import type { LoadedRecords } from "./use-records.ts";

/** What every part of a list knows. */
export interface ListParts {
  readonly shape: FormShape;
  readonly fields: readonly Field[];
  readonly columns: Columns;
  readonly loaded: LoadedRecords;
  readonly state: ListState;
  readonly controls: ListControls;
}

export interface ChangingParts extends ListParts {
  readonly onChange: (record: BusinessRecord, key: string, value: Json) => void;
}

const isGivenByTheForm = ({ compute, override, source }: Field): boolean =>
  source !== undefined || (compute !== undefined && override !== true);

/** Whether the caller may change a field inside the list. */
export function isChangeable(shape: FormShape, field: Field): boolean {
  const own = shape.model.fields.some(({ key }) => key === field.key);
  const right = shape.rights.fields[field.key] ?? shape.rights.fields["*"] ?? "write";
  return own && shape.rights.update && right === "write" && !isGivenByTheForm(field);
}
