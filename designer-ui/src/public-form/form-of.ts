import { createEditor, type Editor } from "../form-view/editor.ts";
import { kindOf } from "../model/form/kinds.ts";
import { prepareForm } from "../model/form/preparation.ts";
import type { Field, FormShape } from "../model/form-shape.ts";
import type { Candidate, PublicForm } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import type { RecordValues } from "../model/record.ts";

/** What the page is told of records that a field points to. */
interface Offer {
  readonly list: boolean;
  readonly columns: readonly Field[];
}

export const offerOf = (field: Field): Offer | undefined => field.props?.["offered"] as unknown as Offer | undefined;

/** The name of the form behind a field, which nobody tells the page: each field has its own. */
const behind = (path: string) => `offered.${path.replace(".", "_")}`;

/** The offered fields as the pass wants them: links lead to what is seen behind them. */
function fieldsOf(fields: readonly Field[], table: string | null, linked: Map<string, FormShape>): readonly Field[] {
  return fields.map((field) => {
    const path = table === null ? field.key : `${table}.${field.key}`;
    const columns = field.fields && { fields: fieldsOf(field.fields, field.key, linked) };
    const offer = kindOf(field.type).valueType.startsWith("LINK") ? offerOf(field) : undefined;
    if (!offer) return { ...field, ...columns };
    linked.set(behind(path), shapeOf(behind(path), field.title, offer.columns));
    return { ...field, props: { ...field.props, form: behind(path) } };
  });
}

/** A form of which these fields are all there is, and all may be written. */
function shapeOf(key: string, title: LocalizedText, fields: readonly Field[], page?: PublicForm): FormShape {
  return {
    key,
    version: 1,
    title,
    flow: null,
    layouts: page?.layouts ?? [],
    logic: page?.logic ?? { rules: [], validations: [] },
    model: { fields },
    rights: {
      create: true,
      delete: false,
      design: false,
      export: false,
      migrate: false,
      fields: {},
      import: false,
      read: false,
      update: false,
    },
    views: [],
    ...(page?.calendar ? { calendar: page.calendar } : {}),
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

/** One entry while it is filled in. */
export interface Filling {
  readonly editor: Editor;
  /** Takes in what is seen of a record that was chosen for a field. */
  readonly know: (path: string, chosen: Candidate) => void;
}

/** An editor for one entry; the same pass as in the application. */
export function fillingOf(page: PublicForm, search: string): Filling {
  const linked = new Map<string, FormShape>();
  const seen = new Map<string, RecordValues>();
  const shape = shapeOf("public.form", page.title, fieldsOf(page.fields, null, linked), page);
  const editor = createEditor({
    form: prepareForm(shape, linked),
    before: null,
    input: brought(page, search),
    labels: {},
    surroundings: {
      now: new Date().toISOString(),
      zone: page.zone,
      variables: {},
      right: () => "write",
      linked: (form, id) => seen.get(`${form} ${id}`) ?? null,
      departmentTree: (department) => [department],
      calendar: page.calendar,
      system: {},
    },
  });
  return {
    editor,
    know: (path, { id, title, values }) => {
      seen.set(`${behind(path)} ${id}`, values ?? {});
      editor.learn({ [id]: title });
    },
  };
}
