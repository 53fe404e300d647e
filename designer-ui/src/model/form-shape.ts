import type { Json } from "./json.ts";
import type { LocalizedText } from "./localized-text.ts";

export type FieldRight = "hidden" | "masked" | "read" | "write";

export interface Option {
  readonly key: string;
  readonly label: LocalizedText;
  readonly color?: string;
}

export type DefaultValue =
  | { readonly value: Json }
  | { readonly expr: string }
  | { readonly var: string }
  | { readonly relative: string };

/** One field of a form; `props` belong to its control. */
export interface Field {
  readonly key: string;
  readonly type: string;
  readonly title: LocalizedText;
  readonly required?: boolean;
  readonly help?: LocalizedText;
  readonly placeholder?: LocalizedText;
  readonly default?: DefaultValue;
  readonly compute?: string;
  readonly onHide?: "clear" | "keep";
  readonly props?: Readonly<Record<string, Json>>;
  /** Options resolved by the server (select and multiselect). */
  readonly options?: readonly Option[];
  /** Columns, for a sub-table. */
  readonly fields?: readonly Field[];
}

export interface FieldNode {
  readonly kind: "field";
  readonly field: string;
  readonly span?: number;
  readonly columns?: readonly { readonly field: string; readonly width?: number }[];
  readonly totals?: readonly string[];
}

export interface SectionNode {
  readonly kind: "section";
  readonly key: string;
  readonly title?: LocalizedText;
  readonly children: readonly LayoutNode[];
}

export type LayoutNode = FieldNode | SectionNode;

export interface Layout {
  readonly key: string;
  readonly nodes: readonly LayoutNode[];
}

/** A condition document; `src/model/condition` knows its grammar. */
export type ConditionDocument = Json;

export type RuleAct = "show" | "hide" | "require" | "readonly" | "set" | "options";

export interface RuleAction {
  readonly act: RuleAct;
  readonly targets: readonly string[];
  readonly value?: Json;
  readonly options?: readonly string[];
}

export interface LogicRule {
  readonly key: string;
  readonly title?: LocalizedText;
  readonly when?: ConditionDocument;
  readonly then: readonly RuleAction[];
}

export interface Validation {
  readonly key: string;
  readonly when?: ConditionDocument;
  readonly assert: ConditionDocument;
  readonly targets?: readonly string[];
  readonly message: LocalizedText;
}

export interface FormModel {
  readonly titleField?: string;
  readonly fields: readonly Field[];
  readonly ownerField?: string;
  readonly departmentField?: string;
}

export interface FormLogic {
  readonly rules?: readonly LogicRule[];
  readonly validations?: readonly Validation[];
}

export interface FormRights {
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: boolean;
  readonly import: boolean;
  readonly export: boolean;
  readonly design: boolean;
  readonly fields: Readonly<Record<string, FieldRight>>;
}

export type ViewType = "list" | "kanban";

export interface SortKey {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

export interface ViewColumn {
  readonly field: string;
  readonly width?: number;
}

export interface Kanban {
  readonly by: string;
  readonly sum?: string;
  readonly card?: readonly string[];
}

/** A way to look at a form's records: published with the form, or saved by a person. */
export interface View {
  readonly key: string;
  /** Present on a saved view only. */
  readonly id?: string;
  readonly title: LocalizedText;
  readonly type: ViewType;
  readonly columns?: readonly ViewColumn[];
  readonly filter?: ConditionDocument;
  readonly sort?: readonly SortKey[];
  readonly kanban?: Kanban;
  readonly mine?: boolean;
  readonly shared?: boolean;
}

/** What the caller may know of a published form. */
export interface FormShape {
  readonly key: string;
  readonly title: LocalizedText;
  readonly icon?: string;
  readonly version: number;
  readonly model: FormModel;
  readonly layouts: readonly Layout[];
  readonly logic?: FormLogic;
  readonly settings?: { readonly onHide?: "clear" | "keep"; readonly description?: LocalizedText };
  readonly rights: FormRights;
  readonly views: readonly View[];
  readonly flow: { readonly key: string; readonly title: LocalizedText } | null;
}

export interface FormSummary {
  readonly key: string;
  readonly title: LocalizedText;
  readonly icon?: string;
}
