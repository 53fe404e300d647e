import { createEditor, type Editor } from "../form-view/editor.ts";
import { kindOf } from "../model/form/kinds.ts";
import { prepareForm } from "../model/form/prepared.ts";
import type { Field, FormShape } from "../model/form-shape.ts";
import type { PublicForm } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";

/** The form as the pass wants it: the offered fields are all there is, and all may be written. */
function shapeOf(page: PublicForm): FormShape {
  return {
    key: "public.form",
    version: 1,
    title: page.title,
    flow: null,
    layouts: [],
    logic: page.logic,
    model: { fields: page.fields },
    rights: {
      create: true,
      delete: false,
      design: false,
      export: false,
      fields: {},
      import: false,
      read: false,
      update: false,
    },
    views: [],
    ...(page.calendar ? { calendar: page.calendar } : {}),
  };
}

/** What the address brings for fields that are seen; what their controls cannot read is left out. */
function brought(page: PublicForm, search: string): RecordValues {
  const sent = new URLSearchParams(search);
  const values: Record<string, Json> = {};
  for (const { name, field } of page.parameters) {
    const found = page.fields.find(({ key }) => key === field);
    const value = found && readFrom(found, sent.get(name)?.trim() ?? "");
    if (found && value !== undefined) values[found.key] = value;
  }
  return values;
}

function readFrom(field: Field, text: string): Json | undefined {
  if (text === "") return undefined;
  const { read, valueType } = kindOf(field.type);
  const found = read?.(text, field);
  if (found) return "value" in found ? found.value : undefined;
  if (valueType === "OPTIONS") return text.split(",");
  return valueType === "BOOLEAN" ? text === "true" || text === "1" : text;
}

/** Every name that the link knows, for the server to read those that are not seen. */
export function parametersOf(page: PublicForm, search: string): Readonly<Record<string, string>> {
  const sent = new URLSearchParams(search);
  return Object.fromEntries(
    page.parameters.flatMap(({ name }) => (sent.has(name) ? [[name, sent.get(name) ?? ""]] : [])),
  );
}

/** An editor for one entry; the same pass as in the application. */
export function editorOf(page: PublicForm, search: string): Editor {
  return createEditor({
    form: prepareForm(shapeOf(page)),
    before: null,
    input: brought(page, search),
    labels: {},
    surroundings: {
      now: new Date().toISOString(),
      zone: page.zone,
      variables: {},
      right: () => "write",
      linked: () => null,
      departmentTree: (department) => [department],
      calendar: page.calendar,
      system: {},
    },
  });
}
