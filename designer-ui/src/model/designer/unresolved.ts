import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import { qualified } from "../menu.ts";
import type { FormDocument } from "./document.ts";
import { RESERVED } from "./keys.ts";
import { formulaReads, readsOf } from "./logic-reads.ts";

/** Something that a pasted field refers to and that is not here. */
export interface Unresolved {
  /** Path of the field that refers to it. */
  readonly field: string;
  readonly kind: "field" | "form" | "optionSet" | "numbering";
  readonly name: string;
}

/** What can be referred to from here: qualified keys of forms, keys of the rest as they are written in this package. */
export interface Reach {
  readonly pkg: string;
  readonly forms: ReadonlySet<string>;
  readonly optionSets: ReadonlySet<string>;
  readonly numberings: ReadonlySet<string>;
}

/** Parts of a field whose conditions and formulas speak of the form around it. */
const SPEAKING = ["default", "visibleWhen", "requiredWhen", "readonlyWhen"] as const;

/** What the fields of these keys refer to in vain; each once. */
export function unresolvedIn(document: FormDocument, keys: ReadonlySet<string>, reach: Reach): readonly Unresolved[] {
  const known = new Set([...RESERVED, ...document.model.fields.map(({ key }) => key)]);
  const pasted = document.model.fields.filter(({ key }) => keys.has(key));
  const all = pasted.flatMap((field) => [
    ...ofField(field, field.key, known, reach),
    ...(field.fields ?? []).flatMap((column) =>
      ofField(column, `${field.key}.${column.key}`, including(known, field.fields ?? []), reach),
    ),
  ]);
  return all.filter(
    (one, index) =>
      all.findIndex(({ field, kind, name }) => field === one.field && kind === one.kind && name === one.name) === index,
  );
}

const including = (known: ReadonlySet<string>, columns: readonly Field[]): ReadonlySet<string> =>
  new Set([...known, ...columns.map(({ key }) => key)]);

function ofField(field: Field, path: string, known: ReadonlySet<string>, reach: Reach): readonly Unresolved[] {
  const reads = [
    ...(field.compute === undefined ? [] : formulaReads(field.compute)),
    ...SPEAKING.flatMap((part) => readsOf(field[part] as Json | undefined)),
  ].map((read) => read.split(".")[0] ?? "");
  const prop = (name: string) => {
    const value = field.props?.[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const form = prop("form");
  const lacking = (kind: Unresolved["kind"], name: string | null, there: boolean): readonly Unresolved[] =>
    name === null || there ? [] : [{ field: path, kind, name }];
  const set = prop("optionSet");
  const numbering = prop("numbering");
  return [
    ...reads.filter((name) => !known.has(name)).map((name): Unresolved => ({ field: path, kind: "field", name })),
    ...lacking("form", form, form !== null && reach.forms.has(qualified(reach.pkg, form))),
    ...lacking("optionSet", set, set?.includes(".") === true || reach.optionSets.has(set ?? "")),
    ...lacking("numbering", numbering, numbering?.includes(".") === true || reach.numberings.has(numbering ?? "")),
  ];
}
