import { USUAL } from "../form/usual.ts";
import type { Field, FormLogic, FormShape, Layout, Unique } from "../form-shape.ts";
import type { JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

/** A form as it is designed: the document of the metadata, without its package. Keys that are not named here are kept. */
export interface FormDocument {
  readonly kind: "form";
  readonly key: string;
  readonly title: LocalizedText;
  readonly icon?: string;
  readonly model: DesignModel;
  readonly layouts?: readonly Layout[];
  readonly logic?: FormLogic;
  readonly settings?: {
    readonly onHide?: "clear" | "keep" | "recompute";
    readonly afterSubmit?: "free" | "ended" | "locked";
    readonly description?: LocalizedText;
  };
}

export interface DesignModel {
  readonly titleField: string;
  readonly fields: readonly Field[];
  readonly ownerField?: string;
  readonly departmentField?: string;
  readonly uniques?: readonly Unique[];
}

/** What the designer has selected. A column is a field inside a sub-table. */
export type Selection =
  | { readonly kind: "form" }
  | { readonly kind: "section"; readonly key: string }
  | { readonly kind: "field"; readonly key: string }
  | { readonly kind: "column"; readonly table: string; readonly key: string };

export const FORM: Selection = { kind: "form" };

/** `key` of a field, `table.key` of a column. */
export type FieldPath = string;

/** A document as it comes from the server; parts that a draft may lack are filled in. */
export function documentOf(json: JsonObject): FormDocument {
  const document = json as unknown as FormDocument;
  const model = (document.model ?? {}) as Partial<DesignModel>;
  return { ...document, model: { ...model, titleField: model.titleField ?? "", fields: model.fields ?? [] } };
}

export const jsonOf = (document: FormDocument): JsonObject => document as unknown as JsonObject;

export function fieldAt(document: FormDocument, path: FieldPath): Field | undefined {
  const [key, column] = path.split(".");
  const field = document.model.fields.find((known) => known.key === key);
  return column === undefined ? field : field?.fields?.find((known) => known.key === column);
}

/** The path of what is selected when it is a field or a column. */
export function pathOf(selection: Selection): FieldPath | null {
  if (selection.kind === "field") return selection.key;
  return selection.kind === "column" ? `${selection.table}.${selection.key}` : null;
}

export function selectionAt(path: FieldPath): Selection {
  const [key = "", column] = path.split(".");
  return column === undefined ? { kind: "field", key } : { kind: "column", table: key, key: column };
}

/** Of whoever designs, in what is shown while he does. */
export const EVERY_RIGHT: FormShape["rights"] = {
  create: true,
  read: true,
  update: true,
  delete: true,
  import: true,
  export: true,
  migrate: true,
  design: true,
  fields: { "*": "write" },
};

/** The draft as the renderer and the checks of formulas want it: nothing is forbidden, nothing is hidden. */
export function shapeOf(document: FormDocument, pkg: string): FormShape {
  return {
    key: `${pkg}.${document.key}`,
    title: document.title,
    version: 0,
    model: document.model,
    layouts: document.layouts ?? [],
    ...(document.logic ? { logic: document.logic } : {}),
    ...(document.settings ? { settings: document.settings } : {}),
    rights: EVERY_RIGHT,
    views: [],
    flow: null,
  };
}

/** A new form: one field that names its records, in one section. */
export function newForm(
  key: string,
  title: LocalizedText,
  titleField: LocalizedText,
  section: LocalizedText,
): FormDocument {
  return {
    kind: "form",
    key,
    title,
    icon: "file-text",
    model: {
      titleField: "name",
      fields: [{ key: "name", type: USUAL.TEXT, title: titleField, required: true, props: { search: true } }],
    },
    layouts: [
      {
        key: "default",
        nodes: [
          { kind: "section", key: "section_1", title: section, children: [{ kind: "field", field: "name", span: 6 }] },
        ],
      },
    ],
  };
}
