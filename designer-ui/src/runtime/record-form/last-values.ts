import { isBlank, isEncrypted } from "../../model/fields.ts";
import { isOverridden } from "../../model/form/overridden.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import type { Labels, RecordValues } from "../../model/record.ts";

/** What a person gave last in fields that remember it; it stays in this browser. */
interface LastValues {
  readonly input: RecordValues;
  readonly labels: Labels;
}

const nameOf = (person: string, form: string) => `mortise.last.${person}.${form}`;

const NOTHING: LastValues = { input: {}, labels: {} };

function remembering({ model, rights }: FormShape): readonly Field[] {
  return model.fields.filter(
    // What is kept encrypted does not stay readable on a computer either.
    (field) =>
      field.remember === true &&
      !isEncrypted(field) &&
      (rights.fields[field.key] ?? rights.fields["*"] ?? "write") === "write",
  );
}

function read(person: string, form: string): LastValues {
  try {
    const text = localStorage.getItem(nameOf(person, form));
    return text === null ? NOTHING : (JSON.parse(text) as LastValues);
  } catch {
    return NOTHING;
  }
}

/** What a new record of this person begins with. */
export function lastValues(shape: FormShape, person: string | undefined): LastValues {
  const fields = remembering(shape);
  if (person === undefined || fields.length === 0) return NOTHING;
  const { input, labels } = read(person, shape.key);
  const known = fields.flatMap(({ key }) => {
    const value = input[key];
    return value === undefined || isBlank(value) ? [] : [[key, value] as const];
  });
  return { input: Object.fromEntries(known), labels };
}

/** Notes what has been saved in a new record; a field that was left blank forgets. */
export function keepLastValues(shape: FormShape, person: string | undefined, data: RecordValues, labels: Labels): void {
  const fields = remembering(shape);
  if (person === undefined) return;
  if (fields.length === 0) {
    localStorage.removeItem(nameOf(person, shape.key));
    return;
  }
  const given = fields.filter(({ key, compute }) => compute === undefined || isOverridden(data, key));
  const input = Object.fromEntries(given.map(({ key }) => [key, data[key] ?? null]));
  const text = JSON.stringify(input);
  const named = Object.fromEntries(Object.entries(labels).filter(([id]) => text.includes(`"${id}"`)));
  try {
    localStorage.setItem(nameOf(person, shape.key), JSON.stringify({ input, labels: named }));
  } catch {
    // A full store must not stop anybody from saving.
  }
}
