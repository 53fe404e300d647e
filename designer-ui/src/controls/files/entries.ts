import type { FileEntry } from "../../api/files.ts";
import type { ControlProblem } from "../../model/form/control-problem.ts";
import { missedBy } from "../../model/form/geofence.ts";
import { type ControlKind, kindOf } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";

/** The files of a value; a masked value names none. */
export const entriesOf = (value: Json): readonly FileEntry[] =>
  Array.isArray(value) ? value.filter((one): one is FileEntry => typeof one === "object" && one !== null) : [];

export const namesText = (value: Json): string =>
  typeof value === "string" ? value : entriesOf(value).map(textOf).join("、");

/** What stands for a file where only text can stand. */
const textOf = ({ signedName, name }: FileEntry): string => String(signedName ?? name ?? "");

export const mostFiles = (field: Field): number => {
  if (kindOf(field.type).inPerson === "signed") return 1;
  const most = field.props?.["maxCount"];
  return typeof most === "number" ? most : 10;
};

export const checkFiles = (field: Field, value: Json): readonly ControlProblem[] =>
  entriesOf(value).length > mostFiles(field) ? [{ code: "files_too_many", params: { max: mostFiles(field) } }] : [];

/** Pictures that were not judged before and were taken outside of where the field wants them, as far as anybody noted where. */
export const checkPlaces: NonNullable<ControlKind["besides"]> = (field, value, judged, beside) => {
  const known = new Set(entriesOf(judged ?? null).map(({ id }) => id));
  return entriesOf(value).flatMap(({ id, name, place }): readonly ControlProblem[] => {
    const miss = known.has(id) || typeof place !== "string" ? undefined : missedBy(field, place, beside);
    return miss ? [{ code: "picture_outside", params: { ...miss, name: String(name ?? "") } }] : [];
  });
};
