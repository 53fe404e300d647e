// Generated from docs/reference/openapi.json by scripts/generate-types.mjs. Do not edit.

import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

/** A rule that the caller may run. */
export interface Action {
  /** Question to ask before it runs. */
  readonly confirm?: string;
  /** What has to be filled in before it runs. */
  readonly input: readonly ActionInput[];
  /** Where it is offered without a button of its own. */
  readonly offered: readonly ("record" | "list")[];
  /** Qualified key. */
  readonly rule: string;
  readonly title: string;
}

export interface ActionInput {
  readonly key: string;
  /** What a select offers. */
  readonly options: readonly ActionOption[];
  readonly required: boolean;
  readonly title: string;
  readonly type: "text" | "textarea" | "number" | "money" | "date" | "select" | "switch" | "user";
}

export interface ActionList {
  readonly items: readonly Action[];
}

export interface ActionOption {
  readonly key: string;
  readonly label: string;
}

/** What a comment answers. */
export interface AnsweredComment {
  readonly author: Id;
  readonly id: Id;
  /** Its beginning; absent once it was removed. */
  readonly text?: CommentText;
}

export interface Application {
  readonly icon?: string;
  readonly menu: Menu;
  readonly pkg: string;
  readonly title: string;
}

export interface ApplicationList {
  readonly items: readonly Application[];
}

export interface BegunApplication {
  /** Derived from the title. */
  readonly pkg: string;
}

export interface BulkAnswer {
  readonly done: number;
  readonly items: readonly BulkOutcome[];
  readonly refused: number;
}

/** What became of one of many records; done when there are no problems. */
export interface BulkOutcome {
  /** Absent for a new record that was refused. */
  readonly id?: Id;
  readonly problems?: readonly Problem[];
  readonly version?: number;
}

export interface BulkRequest {
  /** Fields to set, for `update`. */
  readonly data?: RecordValues;
  readonly do: "create" | "update" | "delete" | "restore";
  /** Values of the new records for `create`; else which records, and the versions that were seen. */
  readonly records: readonly (SeenRecord | RecordValues)[];
}

/** What an application says about itself; see its JSON Schema under `/api/v1/schemas/manifest`. */
export interface BundleManifest {
  readonly description?: LocalizedText;
  readonly engine?: string;
  readonly format: number;
  readonly icon?: string;
  readonly id: string;
  readonly title: LocalizedText;
  readonly version: string;
}

/** What installing a bundle would do, or did. */
export interface BundlePlan {
  readonly installed: boolean;
  readonly items: readonly PlanItem[];
  readonly manifest: BundleManifest;
  /** Why it cannot be installed. */
  readonly problems: readonly Problem[];
  readonly sample: PlanSample;
  /** What to know before. */
  readonly warnings: readonly Problem[];
}

/** A record as the caller may see it. */
export interface BusinessRecord {
  readonly createdAt: Moment;
  readonly createdBy?: Id | null;
  readonly data: RecordValues;
  readonly department?: Id | null;
  readonly flow?: RecordFlow | null;
  /** Version of the form that it was last written with; absent when that was not kept yet. */
  readonly formVersion?: number;
  readonly id: Id;
  /** Only in the answer for a single record. */
  readonly labels?: Labels;
  readonly owner?: Id | null;
  /** Only in the answer for a single record. */
  readonly rights?: RecordRights;
  readonly updatedAt: Moment;
  readonly updatedBy?: Id | null;
  readonly version: number;
}

/** What a button does. */
export interface ButtonAction {
  readonly do: "open" | "create" | "submit" | "run";
  /** Form of the new record. */
  readonly form?: string;
  /** Rule to run. */
  readonly rule?: string;
  /** Address to open; `{field}` stands for the value of a field. */
  readonly url?: string;
  /** What fields of the new record begin with. */
  readonly values?: { readonly [key: string]: Json };
}

export interface Candidate {
  readonly detail?: string;
  readonly id: Id;
  readonly labels?: Labels;
  /** Whether another record has chosen it already, where the field lets only one. */
  readonly taken?: boolean;
  readonly title: string;
  /** Of a link with columns, the values of these fields that the caller may see. */
  readonly values?: RecordValues;
}

export interface CandidateList {
  readonly items: readonly Candidate[];
  /** On public forms, of people and departments: there are others, who are found by typing more. */
  readonly more?: boolean;
}

export interface CarriedList {
  readonly items: readonly Problem[];
}

/** One field that changed; `rows` instead of `from` and `to` for a sub-table. */
export interface Change {
  readonly field: string;
  readonly from?: Json;
  readonly rows?: RowChanges;
  readonly title?: string;
  readonly to?: Json;
}

export interface CheckedColumn {
  readonly field: string;
  /** Whether there are more questions than are told. */
  readonly more: boolean;
  readonly previews: readonly ImportPreview[];
  readonly questions: readonly ImportQuestion[];
  readonly warnings: readonly ImportWarning[];
}

/** What becomes of a column. */
export interface ColumnPlan {
  readonly header?: string;
  readonly index: number;
  readonly key: string;
  /** Settings of the field, and of the reading: `order` of dates (`year_first`, `month_first`, `day_first`), `match` (field of the linked form), `unknown` (`refuse`, `blank`, `make`) and `choices` (by word: a key or id, null to leave the field empty, `{}` to make it), `line` for a column of a sub-table, `keep` for numbers of the file that records keep. */
  readonly props?: { readonly [key: string]: Json };
  readonly required?: boolean;
  readonly skip?: boolean;
  readonly title: string;
  readonly type: string;
}

export interface Comment {
  readonly at: Moment;
  readonly author: Id;
  /** Absent when it is as it was written. */
  readonly editedAt?: Moment;
  readonly id: Id;
  readonly replyTo?: AnsweredComment;
  /** Absent once it was removed. */
  readonly text?: CommentText;
  readonly version: number;
}

export interface CommentPage {
  /** Of all comments on the record, without those that were removed. */
  readonly count: number;
  readonly items: readonly Comment[];
  /** Names of those who wrote them and are mentioned. */
  readonly labels: Labels;
  /** Cursor of the page with earlier ones; absent on the last. */
  readonly next?: string;
  readonly rights: CommentRights;
}

/** What the caller may do about the comments on this record. */
export interface CommentRights {
  /** Remove those of others. */
  readonly manage: boolean;
  /** Write, and change and remove one's own. */
  readonly write: boolean;
}

/** Plain text of at most 5,000 characters; `@[id]` mentions a person and counts as one. */
export type CommentText = string;

/** A condition; see its JSON Schema under `/api/v1/schemas/condition`. */
export type ConditionDocument = Json;

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

export interface CurrencySum {
  /** ISO 4217 code; null for amounts without one. */
  readonly currency: string | null;
  /** A decimal. */
  readonly sum: string;
}

/** A dashboard as its author drew it; see its JSON Schema. */
export interface Dashboard {
  readonly items: readonly DashboardItem[];
  readonly key: string;
  readonly kind?: "dashboard";
  readonly params?: readonly DashboardParameter[];
  readonly title: LocalizedText;
}

export interface DashboardItem {
  readonly key: string;
  readonly layout: DashboardLayout;
  readonly query: Query;
  readonly title: LocalizedText;
  /** Chart. */
  readonly type: string;
}

export interface DashboardLayout {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

export interface DashboardParameter {
  readonly default?: string;
  readonly key: string;
  readonly title?: LocalizedText;
  readonly type: string;
}

export interface Decided {
  readonly instance: StateOf;
  readonly task: StateOf;
}

export interface Decision {
  readonly action: "approve" | "reject" | "read";
  readonly comment?: string;
  /** Fields that the node lets its approvers write. */
  readonly data?: RecordValues;
}

export type DefaultValue = {
  readonly value: Json;
} | {
  readonly expr: string;
} | {
  readonly var: string;
} | {
  readonly relative: string;
} | {
  readonly query: QueriedValue;
};

/** A part of the organisation. */
export interface Department {
  /** By which sheets may name it; unique without regard to case. */
  readonly code?: string;
  /** The person who leads it. */
  readonly head?: Id;
  readonly id: Id;
  readonly name: string;
  /** The department it belongs to; absent at the top. */
  readonly parent?: Id;
}

/** What is not sent stays. */
export interface DepartmentChange {
  readonly code?: string | null;
  readonly head?: string | null;
  readonly name?: string;
  readonly parent?: string | null;
}

export interface DepartmentList {
  readonly items: readonly Department[];
}

/** A browser in which the caller is signed in. */
export interface Device {
  readonly agent: string;
  readonly createdAt: Moment;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  readonly id: Id;
  readonly ip: string;
  readonly seenAt: Moment;
}

export interface DeviceList {
  readonly items: readonly Device[];
}

export interface DraftChecked {
  readonly problems: readonly Problem[];
}

export interface DraftSaved {
  readonly draftRevision: number;
}

export interface EditedComment {
  readonly text: CommentText;
}

/** Something that publishing would do to stored records. */
export type Effect = Problem;

export interface EffectList {
  readonly items: readonly Effect[];
}

/** How far what is kept of a form is encrypted, or decrypted. */
export interface Encryption {
  /** Whether everything is encrypted anew, because the key is another. */
  readonly everything?: boolean;
  readonly processed?: number;
  readonly state: "none" | "queued" | "running" | "done" | "failed" | "superseded";
  /** Rows when it began. */
  readonly total?: number | null;
}

/** What a record would become. */
export interface Evaluation {
  readonly data: RecordValues;
  readonly problems: readonly Problem[];
  /** By field, `table.column` and section. */
  readonly states: { readonly [key: string]: FieldState };
}

/** One field of a form; `props` belong to its control. */
export interface Field {
  /** When people may change it once the record was submitted; a column that says nothing is as its sub-table, a field as the form says. */
  readonly afterSubmit?: "free" | "ended" | "locked";
  /** What the formula makes of numbers that are blank: zero, or a blank result. */
  readonly blank?: "zero" | "skip";
  /** A formula. */
  readonly compute?: string;
  /** Whether a copy of a record takes the value over. */
  readonly copy?: boolean;
  readonly default?: DefaultValue;
  /** Columns, for a sub-table. */
  readonly fields?: readonly Field[];
  /** Whether filters of lists offer it. */
  readonly filter?: boolean;
  readonly help?: LocalizedText;
  /** Whether lists show it that name no columns; where no field is marked, they show the first ones. */
  readonly inList?: boolean;
  /** Whether the database keeps an index over it. */
  readonly index?: boolean;
  readonly key: string;
  /** Whether roles that do not name it see it masked and cannot change it. */
  readonly masked?: boolean;
  readonly onHide?: "clear" | "keep" | "recompute";
  /** Whether people may give a value in the place of the computed one; giving none returns to it. */
  readonly override?: boolean;
  readonly placeholder?: LocalizedText;
  /** Whether a printed record shows it. */
  readonly print?: boolean;
  readonly props?: { readonly [key: string]: Json };
  /** Whether it is asked for at once when a record is made from within another form. */
  readonly quick?: boolean;
  readonly readonlyWhen?: ConditionDocument;
  /** Whether new records begin with the value that the same person gave last in this browser. */
  readonly remember?: boolean;
  readonly required?: boolean;
  readonly requiredWhen?: ConditionDocument;
  /** Where the formula or the default is not for the caller: fields on which the value hangs; `evaluate` says what it is. */
  readonly served?: readonly string[];
  /** Whether the value is given with the record and never changes afterwards. */
  readonly setOnce?: boolean;
  readonly source?: FieldSource;
  readonly title: LocalizedText;
  /** What stands below the rows of a column. */
  readonly total?: "sum" | "avg" | "min" | "max" | "count" | "countDistinct" | "filled";
  readonly type: string;
  readonly visibleWhen?: ConditionDocument;
}

export interface FieldNode {
  readonly columns?: readonly LayoutColumn[];
  readonly field: string;
  readonly kind: "field";
  readonly span?: number;
  readonly totals?: readonly string[];
}

export type FieldRight = "hidden" | "masked" | "read" | "write";

/** Where a field that nobody writes has its value from; it is described as the field is whose values it shows. */
export interface FieldSource {
  /** Field of the linked form, for a lookup. */
  readonly field?: string;
  readonly function?: "count" | "sum" | "avg" | "min" | "max" | "countDistinct" | "list";
  /** `formula` where the formula is not for the caller. */
  readonly kind: "lookup" | "rollup" | "formula";
  /** Link of this form, for a lookup. */
  readonly via?: string;
}

export interface FieldState {
  readonly options?: readonly string[];
  readonly readonly?: boolean;
  readonly required?: boolean;
  readonly visible?: boolean;
}

/** A record; a figure then counts only what points to it. */
export interface FigureRecord {
  readonly record: string;
  /** Link that leads there, in the form that the figure counts; `items.product` for a link in the rows of a sub-table. */
  readonly via: string;
}

/** A file as records refer to it. */
export interface FileEntry {
  /** Of a picture. */
  readonly height?: number;
  readonly id: Id;
  readonly name: string;
  /** Longitude and latitude at which a picture was taken, where its field asks for it or keeps it. */
  readonly place?: string;
  /** Of a signature. */
  readonly signedAt?: Moment;
  /** Of a signature. */
  readonly signedBy?: Id;
  /** Of a signature: the name that the signer had then. */
  readonly signedName?: string;
  /** Bytes. */
  readonly size: number;
  /** When a picture was taken, where its field asks for it or keeps it. */
  readonly takenAt?: Moment;
  /** Media type, read from the bytes. */
  readonly type: string;
  /** From the second version on. */
  readonly version?: number;
  /** Of a picture. */
  readonly width?: number;
}

export interface FileVersion {
  readonly id: Id;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly uploadedAt: Moment;
  /** Name of the person. */
  readonly uploadedBy: string;
  readonly version: number;
}

export interface FileVersions {
  readonly items: readonly FileVersion[];
}

/** A submission. */
export interface FlowInstance {
  /** What the reader may do with it, such as `withdraw`. */
  readonly actions?: readonly string[];
  readonly endedAt: Moment | null;
  readonly flow: string;
  readonly flowTitle: LocalizedText;
  readonly form?: string;
  readonly id: Id;
  readonly initiator: Id;
  readonly initiatorName?: string;
  readonly path: readonly PathNode[];
  readonly record?: Id;
  /** How often the record was submitted. */
  readonly round?: number;
  readonly startedAt: Moment;
  readonly state: "running" | "approved" | "rejected" | "withdrawn" | "failed";
  readonly trail: readonly Trail[];
}

export interface FlowLink {
  readonly key: string;
  readonly title: LocalizedText;
}

export type FlowOfRecord = FlowInstance | {
  readonly state: "none";
};

export interface FlowPreview {
  readonly nodes: readonly PreviewNode[];
}

/** The record of a flow and its form under the same rights, whatever the roles of the reader grant. */
export interface FlowSheet {
  readonly fields: { readonly [key: string]: NodeRight };
  readonly instance: FlowInstance;
  /** Null when it is gone. */
  readonly record: BusinessRecord | null;
  readonly shape: FormShape;
}

export type FlowState = "draft" | "running" | "approved" | "rejected" | "withdrawn";

export interface FormList {
  readonly items: readonly FormSummary[];
}

export interface FormLogic {
  readonly rules?: readonly LogicRule[];
  readonly validations?: readonly Validation[];
}

export interface FormModel {
  readonly departmentField?: string;
  readonly fields: readonly Field[];
  readonly ownerField?: string;
  readonly titleField?: string;
  readonly uniques?: readonly Unique[];
}

/** What the caller may do with some record of the form; each record says what holds for it. */
export interface FormRights {
  readonly create: boolean;
  readonly delete: boolean;
  readonly design: boolean;
  readonly export: boolean;
  readonly fields: { readonly [key: string]: FieldRight };
  readonly import: boolean;
  /** Whether imported records may keep their numbers, makers and times. */
  readonly migrate: boolean;
  readonly read: boolean;
  readonly update: boolean;
}

export interface FormSettings {
  /** When people may change fields of submitted records; `ended` when absent. */
  readonly afterSubmit?: "free" | "ended" | "locked";
  readonly description?: LocalizedText;
  readonly onHide?: "clear" | "keep" | "recompute";
}

/** A form as the caller may see it; fields that are hidden from the caller are in no part of it. */
export interface FormShape {
  /** The days on which the organisation works, where that is not Monday to Friday. */
  readonly calendar?: WorkCalendar;
  /** The flow that its records are submitted to. */
  readonly flow: FlowLink | null;
  readonly icon?: string | null;
  /** Qualified. */
  readonly key: string;
  readonly layouts: readonly Layout[];
  readonly logic?: FormLogic;
  readonly model: FormModel;
  readonly rights: FormRights;
  readonly settings?: FormSettings;
  readonly title: LocalizedText;
  readonly version: number;
  readonly views: readonly View[];
}

export interface FormSummary {
  readonly icon?: string;
  /** Qualified. */
  readonly key: string;
  readonly title: LocalizedText;
}

export interface FormulaValue {
  /** Such as `#DIV/0`. */
  readonly error: string | null;
  /** Numbers are texts, moments stand in ISO 8601, lists are arrays. */
  readonly value: Json;
}

export interface Found {
  readonly form: string;
  readonly formTitle: string;
  readonly id: Id;
  readonly title: string;
}

export interface FoundList {
  readonly items: readonly Found[];
}

export interface Group {
  readonly count: number;
  /** The value; null for blank. */
  readonly key?: string | null;
  /** A decimal; absent where amounts have several currencies. */
  readonly sum?: string;
  /** For amounts whose currency another field says, one for each of them. */
  readonly sums?: readonly CurrencySum[];
}

export interface GroupList {
  readonly items: readonly Group[];
}

export interface History {
  readonly items: readonly HistoryEntry[];
}

export interface HistoryEntry {
  readonly actor?: Id | null;
  readonly actorName?: string | null;
  readonly at: Moment;
  /** What set it off. */
  readonly cause?: string;
  /** Of a public form: its heading. */
  readonly causeTitle?: string;
  readonly changes: readonly Change[];
  /** Version of the form that it was written with; absent when that was not kept yet. */
  readonly formVersion?: number;
  readonly labels?: Labels;
  readonly op: "create" | "update" | "delete" | "restore";
  readonly version: number;
  /** Where it came from: `api`, `import`, `flow`, `rule`, `sample`, `public`. */
  readonly via: string;
}

/** UUID. */
export type Id = string;

export interface ImportAnalysis {
  /** The form that rows are to go to, when it exists. */
  readonly form?: ImportForm;
  readonly id: Id;
  readonly sheets: readonly ImportSheet[];
}

export interface ImportArchive {
  readonly id: Id;
}

export interface ImportCandidate {
  readonly id: string;
  readonly label: string;
}

/** The last check of an import. */
export interface ImportCheck {
  /** What was asked. */
  readonly asked: ImportStart;
  /** Once it is done. */
  readonly findings?: ImportFindings;
  /** Why it failed. */
  readonly problem?: Problem;
  readonly processed: number;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly total: number;
}

export interface ImportChoice {
  readonly key: string;
  readonly title: string;
}

/** A column of a sheet and what it seems to be. */
export interface ImportColumn {
  /** Why no column can go to the field of the same name. */
  readonly closed?: "computed" | "by_hand";
  /** How many of its dates could be read month first as well as day first, when nothing tells which. */
  readonly eitherFirst?: number;
  /** The field of the form that it seems to be meant for, when rows go into a form that exists; `table.column` for a column of a sub-table. */
  readonly field?: string;
  readonly header: string;
  readonly hidden?: boolean;
  /** Position from 0. */
  readonly index: number;
  readonly key: string;
  /** Whether it looks like a column of a sub-table. */
  readonly line?: boolean;
  readonly props?: { readonly [key: string]: Json };
  readonly required?: boolean;
  readonly samples: readonly string[];
  readonly title: string;
  /** Control. */
  readonly type: string;
}

/** Another sheet with rows of one sub-table. */
export interface ImportDetail {
  readonly columns: readonly ColumnPlan[];
  readonly headerRow: number;
  /** Position of its column that names the record. */
  readonly joins: number;
  readonly name: string;
  readonly sheet: number;
  readonly table: string;
  /** Position of the column in the sheet of the records that says the same. */
  readonly to: number;
}

/** A field that a column can go to. */
export interface ImportField {
  /** Whether its cells are not taken but only compared with what the form computes. */
  readonly compares: boolean;
  readonly key: string;
  /** Whether it is a column of a sub-table. */
  readonly line: boolean;
  /** Fields of the linked form by which its records can be found, the title first. */
  readonly matches: readonly ImportChoice[];
  /** Whether the caller may have made what unknown words name. */
  readonly mayMake: boolean;
  readonly options: readonly ImportChoice[];
  /** How its cells are read. */
  readonly reads: string;
  /** Without a column for it every row is bad. */
  readonly required: boolean;
  readonly title: string;
  readonly type: string;
}

/** What an import would come to. */
export interface ImportFindings {
  readonly bad: number;
  readonly columns: readonly CheckedColumn[];
  /** The first rows whose computed values are others than the file says. */
  readonly differences: readonly ImportSample[];
  readonly good: number;
  /** Records that would be made because cells name them. */
  readonly made: number;
  readonly records: number;
  readonly rows: number;
  readonly samples: readonly ImportSample[];
  /** How many were tried against the rules of the form. */
  readonly tried: number;
  readonly warnings: number;
}

export interface ImportForm {
  readonly fields: readonly ImportField[];
  /** Qualified. */
  readonly key: string;
  /** Its sub-tables. */
  readonly tables: readonly ImportChoice[];
  readonly title: string;
}

/** A value of a cell and how it is read. */
export interface ImportPreview {
  readonly reads: string | number | boolean | null;
  readonly remark?: string;
  readonly text: string;
}

/** A word of cells that leads nowhere, or to several. */
export interface ImportQuestion {
  readonly candidates: readonly ImportCandidate[];
  readonly code: string;
  readonly count: number;
  readonly word: string;
}

export interface ImportRun {
  readonly bad: number;
  /** The first rows whose computed values are others than the file says. */
  readonly differences: readonly ImportSample[];
  readonly form?: string | null;
  readonly good: number;
  /** Records that were made because cells name them. */
  readonly made: number;
  /** Why it failed. */
  readonly problem?: Problem;
  readonly processed: number;
  /** The first bad values with their reasons. */
  readonly samples: readonly ImportSample[];
  readonly state: "analysed" | "running" | "done" | "failed" | "cancelled";
  readonly total: number;
  readonly warnings: number;
}

export interface ImportSample {
  readonly code: string;
  readonly column: string;
  readonly message: string;
  readonly row: number;
  /** Its sheet, when it is another than that of the records. */
  readonly sheet?: string;
}

export interface ImportSheet {
  readonly columns: readonly ImportColumn[];
  readonly headerRow: number;
  readonly index: number;
  readonly name: string;
  /** Rows of data. */
  readonly rows: number;
}

export interface ImportStart {
  readonly columns: readonly ColumnPlan[];
  readonly details?: readonly ImportDetail[];
  /** An archive with the files that cells name. */
  readonly files?: Id;
  readonly headerRow: number;
  /** Whether rules leave the imported records alone. */
  readonly quiet?: boolean;
  /** Rows of data, for the progress. */
  readonly rows: number;
  readonly sheet: number;
  readonly target: ImportTarget;
}

/** `form` for a form that exists; else `title`, with `pkg` or `appTitle`. */
export interface ImportTarget {
  readonly appTitle?: string;
  readonly form?: string;
  /** Title of the sub-table of a new form, when columns make one. */
  readonly lines?: string;
  readonly pkg?: string;
  readonly title?: string;
}

export interface ImportWarning {
  readonly count: number;
  readonly message: string;
}

export interface ItemRequest {
  readonly of?: FigureRecord;
  /** Absent ones take their defaults. */
  readonly params?: ReportParameters;
}

/** Changes to a document (RFC 6902), done in their order, all of them or none. */
export type JsonPatch = readonly {
  /** For `move` and `copy`: JSON pointer to what is taken. */
  readonly from?: string;
  readonly op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  /** JSON pointer to what is changed. */
  readonly path: string;
  /** For `add`, `replace` and `test`. */
  readonly value?: Json;
}[];

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = { readonly [key: string]: Json };

export interface Kanban {
  /** Field whose values are the lanes. */
  readonly by: string;
  readonly card?: readonly string[];
  /** What is made of the numbers of a lane. */
  readonly function?: "sum" | "avg" | "min" | "max";
  readonly sum?: string;
}

/** Texts of the ids that records mention: people, departments, titles of linked records. */
export type Labels = { readonly [key: string]: string };

export interface Layout {
  readonly key: string;
  readonly nodes: readonly LayoutNode[];
}

export interface LayoutColumn {
  readonly field: string;
  readonly width?: number;
}

export type LayoutNode = FieldNode | SectionNode;

/** Who designs an object now. */
export interface Lease {
  readonly holder: Id;
  readonly holderName: string;
  /** Whether it is the window that asked. */
  readonly mine: boolean;
  readonly until: Moment;
}

export interface LeaseRequest {
  readonly takeOver?: boolean;
  /** Names the window; made by it. */
  readonly token: Id;
}

export interface LogicRule {
  /** What happens while the condition does not hold. */
  readonly else?: readonly RuleAction[];
  /** A rule that is off is kept for later. */
  readonly enabled?: boolean;
  readonly key: string;
  /** Sub-table each of whose rows is asked by itself. */
  readonly table?: string;
  readonly then: readonly RuleAction[];
  readonly title?: LocalizedText;
  readonly when?: ConditionDocument;
}

/** A person who may read the record. */
export interface Mentionable {
  readonly department?: string;
  readonly id: Id;
  readonly name: string;
}

export interface MentionableList {
  readonly items: readonly Mentionable[];
}

export interface Menu {
  readonly items: readonly MenuItem[];
}

export interface MenuItem {
  readonly dashboard?: string;
  /** Qualified key. */
  readonly form?: string;
  readonly icon?: string;
  readonly items?: readonly MenuItem[];
  readonly key: string;
  readonly title?: string;
  readonly view?: string;
}

/** A document of a kind, as its JSON Schema under `/api/v1/schemas/{kind}` says. */
export type MetadataDocument = { readonly [key: string]: Json };

/** An object as lists show it. */
export interface MetadataLine {
  /** Whether it has a draft that is not in force. */
  readonly changed: boolean;
  readonly draftRevision: number;
  /** Qualified. */
  readonly key: string;
  readonly kind: string;
  readonly origin: "local" | "bundle";
  readonly pkg: string;
  readonly title?: LocalizedText | null;
  readonly updatedAt: Moment;
  /** The version in force. */
  readonly version?: number;
}

export interface MetadataList {
  readonly items: readonly MetadataLine[];
}

/** An object with its draft and what is in force. */
export interface MetadataObject {
  readonly draft: MetadataDocument | null;
  /** Goes up with each save; `If-Match` holds it. */
  readonly draftRevision: number;
  /** Qualified. */
  readonly key: string;
  readonly kind: string;
  readonly origin: "local" | "bundle";
  readonly pkg: string;
  readonly published: MetadataDocument | null;
  readonly updatedAt: Moment;
  /** The version in force. */
  readonly version: number | null;
}

export interface MetadataVersion {
  readonly at: Moment;
  /** Who published; absent for the platform. */
  readonly by?: Id;
  /** SHA-256 of the canonical document, in hex. */
  readonly checksum: string;
  /** Absent in lists. */
  readonly doc?: MetadataDocument;
  readonly note: string;
  readonly version: number;
}

export interface MetadataVersionList {
  readonly items: readonly MetadataVersion[];
}

/** A moment in UTC. */
export type Moment = string;

export interface NewApplication {
  readonly icon?: string;
  readonly title: LocalizedText;
}

export interface NewComment {
  /** The comment that it answers. */
  readonly replyTo?: Id;
  readonly text: CommentText;
}

export interface NewDepartment {
  readonly code?: string | null;
  readonly head?: string | null;
  readonly name: string;
  readonly parent?: string | null;
}

export interface NewMetadata {
  readonly doc: MetadataDocument;
  readonly pkg: string;
}

export interface NewPassword {
  readonly password: string;
}

export interface NewPerson {
  readonly administrator?: boolean;
  readonly department?: string | null;
  readonly email?: string | null;
  readonly employeeNo?: string | null;
  readonly login: string;
  readonly manager?: string | null;
  readonly mobile?: string | null;
  readonly name: string;
  /** Without it the person cannot sign in until one is set. */
  readonly password?: string;
  readonly roles?: readonly string[];
}

export type NodeRight = "hidden" | "masked" | "read" | "write" | "required";

export interface Notification {
  /** Where in the record it leads, such as `comment:` and an id; absent for the record as a whole. */
  readonly anchor?: string;
  readonly at: Moment;
  readonly body?: string;
  /** Form of the record that it is about. */
  readonly form?: string;
  readonly id: Id;
  readonly read: boolean;
  readonly record?: Id;
  readonly title: string;
}

export interface NotificationPage {
  readonly items: readonly Notification[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}

export interface Option {
  /** Other words for it that cells of workbooks and pasted texts may say. */
  readonly aliases?: readonly string[];
  /** Of a stage: what it means to be there. */
  readonly category?: "open" | "won" | "lost";
  /** Options below it, where options form a tree. */
  readonly children?: readonly Option[];
  readonly color?: string;
  /** What must hold for it to be chosen. */
  readonly gate?: ConditionDocument;
  readonly key: string;
  readonly label: LocalizedText;
  /** What is said when the gate does not hold. */
  readonly message?: LocalizedText;
  /** Of a stage: the stages that may follow. */
  readonly next?: readonly string[];
  /** Of a stage: how likely it ends well, in percent. */
  readonly probability?: number;
  /** Fields that must be filled in where it is chosen. */
  readonly require?: readonly string[];
  /** Nobody chooses it any more; records that hold it keep it. */
  readonly retired?: boolean;
  /** Of a stage: by stage that may follow, the roles that may go there from here; everybody where none are named. */
  readonly roles?: { readonly [key: string]: readonly string[] };
}

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
}

/** A node of the way that was and will be taken. */
export interface PathNode {
  readonly id: string;
  /** Of a step that waits: who will be asked as it looks now. */
  readonly people: readonly PathPerson[];
  /** `bypassed`: not on the way as the record stands now. */
  readonly state: "done" | "open" | "waiting" | "bypassed" | "skipped";
  readonly title: LocalizedText | null;
  readonly type: string;
  /** Why others than its own approvers are asked or none. */
  readonly unresolved?: "nobody" | "only_initiator";
}

export interface PathPerson {
  readonly id: Id;
  readonly name: string;
  /** Such as `open`, `approved`, `rejected`. */
  readonly state?: string;
}

/** A colleague. Only administrators are told who is an administrator; only they and the person, how he is known and reached besides. */
export interface Person {
  readonly active: boolean;
  readonly administrator?: boolean;
  readonly department?: Id;
  readonly departmentName?: string;
  readonly email?: string;
  /** Unique without regard to case. */
  readonly employeeNo?: string;
  readonly id: Id;
  readonly login: string;
  readonly manager?: Id;
  /** As telephone fields keep it: 13800138000, +4930123456. */
  readonly mobile?: string;
  readonly name: string;
  /** Qualified keys; told to administrators only. */
  readonly roles?: readonly string[];
}

/** What is not sent stays. */
export interface PersonChange {
  /** `false` signs the person out at once. */
  readonly active?: boolean;
  readonly administrator?: boolean;
  readonly department?: string | null;
  readonly email?: string | null;
  readonly employeeNo?: string | null;
  readonly login?: string;
  readonly manager?: string | null;
  readonly mobile?: string | null;
  readonly name?: string;
  /** Qualified keys; exactly these afterwards. */
  readonly roles?: readonly string[];
}

export interface PersonPage {
  readonly items: readonly Person[];
}

/** What installing would do to one object. */
export interface PlanItem {
  /** `conflict`: changed here and in the bundle since it was installed last. */
  readonly action: "create" | "update" | "unchanged" | "conflict";
  /** Qualified. */
  readonly key: string;
  readonly kind: string;
  /** For conflicts: what was changed here, as JSON pointers. */
  readonly ours: readonly string[];
  /** For conflicts: what the bundle changes. */
  readonly theirs: readonly string[];
  readonly title?: LocalizedText | null;
}

export interface PlanSample {
  readonly people: number;
  readonly records: number;
}

/** What is not sent stays. */
export interface Preferences {
  readonly language?: "zh-CN" | "en-US";
  readonly name?: string;
}

export interface PreviewNode {
  readonly id: string;
  readonly people: readonly PathPerson[];
  /** Whether nothing can be submitted while nobody can approve it; see `emptyApprover` of the flow. */
  readonly refuses?: boolean;
  readonly title: LocalizedText | null;
  readonly type: string;
  /** Why others than its own approvers are asked or none. */
  readonly unresolved?: "nobody" | "only_initiator";
  readonly vote?: "any" | "all";
}

export interface PreviewRequest {
  /** Values that stand over those of the record. */
  readonly data?: RecordValues;
  readonly record?: Id;
}

/** One mistake. */
export interface Problem {
  /** Stable. */
  readonly code: string;
  /** For people, in their language. */
  readonly message: string;
  readonly params?: { readonly [key: string]: unknown };
  /** JSON pointer into what was sent; empty for the whole. */
  readonly path: string;
  /** A warning does not forbid publishing. */
  readonly severity?: "error" | "warning";
}

/** An error as RFC 9457 writes it, with all that is wrong. */
export interface ProblemBody {
  readonly code?: string;
  /** What is there now, when somebody was faster. */
  readonly current?: Json;
  readonly detail?: string;
  readonly problems?: readonly Problem[];
  readonly requestId?: string;
  readonly status: number;
  readonly title?: string;
  readonly type?: string;
}

export interface PublicEntry {
  /** Offered fields by key; everything else is unknown. */
  readonly data: JsonObject;
  /** A field that people do not see: what fills it in is taken for a program, and nothing is kept. */
  readonly homepage?: string;
  /** What the address of the page brought, by name. */
  readonly parameters?: { readonly [key: string]: string };
  /** Secret of the visit that holds the files that the entry refers to. */
  readonly visit?: string;
}

/** What the page of a public form needs, and nothing about other fields. */
export interface PublicForm {
  readonly calendar?: WorkCalendar;
  /** In the order in which they are filled in. */
  readonly fields: readonly Field[];
  /** How the form arranges them, and that for phones; none where they stand one below the other. */
  readonly layouts: readonly Layout[];
  /** What stands above the fields. */
  readonly lead?: LocalizedText;
  /** Of the rules of the form those that speak of nothing but these fields. */
  readonly logic: FormLogic;
  readonly parameters: readonly PublicParameter[];
  /** What stands on the button. */
  readonly submit?: LocalizedText;
  readonly title: LocalizedText;
  /** Fields, and columns as `table.column`, of which the browser keeps no draft. */
  readonly unkept: readonly string[];
  /** Zone of the organisation. */
  readonly zone: string;
}

export interface PublicKey {
  /** A secret: it goes along as `Mortise-Key` with everything that is asked of the link. */
  readonly key: string;
}

/** A published link as those see it who design it. */
export interface PublicLink {
  /** Path of the page; whoever has it can fill in the form. */
  readonly address: string;
  /** Qualified. */
  readonly key: string;
  /** When the last record was made. */
  readonly lastAt?: Moment;
  /** Whether it asks for a password, which nobody is told. */
  readonly locked: boolean;
  /** When the address was made. */
  readonly madeAt: Moment;
  /** How many were made through it. */
  readonly records: number;
  readonly state: "open" | "off" | "not_yet" | "over" | "full";
}

export interface PublicLinkList {
  readonly items: readonly PublicLink[];
}

/** A name under which the address of the page may bring a value. */
export interface PublicParameter {
  /** Field that it fills in; absent where it is not seen. */
  readonly field?: string;
  readonly name: string;
}

export interface PublicPassword {
  /** At least eight characters where it is set. */
  readonly password: string;
}

export interface PublicQuestion {
  /** What has been typed; two letters or one Chinese character, unless the link lists records. */
  readonly search?: string;
  /** What the entry holds by now, by field; for filters of the field that speak of it. */
  readonly values?: JsonObject;
}

export interface PublicRegions {
  /** Codes of ISO 3166, where provinces were asked for. */
  readonly countries?: readonly string[];
  /** Each as `[code, name]`. */
  readonly items: readonly (readonly string[])[];
}

export interface PublicThanks {
  readonly thanks: LocalizedText | null;
}

export interface PublicVisit {
  /** A secret: it goes along with files as `Mortise-Visit`, and with the entry that has them. */
  readonly visit: string;
}

export interface PublishNote {
  /** What changed, for the list of versions. */
  readonly note?: string;
}

export interface Published {
  /** What happened to stored data. */
  readonly impact?: Json;
  readonly version: number;
}

/** A value that is looked up in another form. */
export interface QueriedValue {
  /** Key of the form that is asked. */
  readonly form: string;
  /** Whether the values of all records are taken. */
  readonly multi?: boolean;
  /** Key of the field of that form that is taken. */
  readonly pick: string;
  /** Comparisons of fields of that form; `{"var": "record.sku"}` is what a field of the record holds. */
  readonly where?: { readonly [key: string]: Json };
}

/** A question; see the JSON Schema of dashboards for what it may hold. */
export type Query = { readonly [key: string]: Json };

export interface QueryRequest {
  readonly params?: ReportParameters;
  readonly query: Query;
}

/** Either some or all. */
export interface ReadNotifications {
  readonly all?: boolean;
  readonly ids?: readonly Id[];
}

/** How far the records of a form are computed anew. */
export interface Recompute {
  /** Records that held other values. */
  readonly changed?: number;
  /** Records in which a formula has no result, or that could not be written. */
  readonly failed?: number;
  readonly finishedAt?: string;
  readonly problem?: string;
  readonly processed?: number;
  readonly reason?: "publish" | "daily" | "asked";
  readonly reasons?: readonly RecomputeReason[];
  readonly state: "none" | "queued" | "running" | "done" | "failed" | "superseded";
  /** Records when it began. */
  readonly total?: number | null;
  /** Of the form that asked for it. */
  readonly version?: number;
}

/** What is wrong with some records. */
export interface RecomputeReason {
  /** Of a problem, or of a formula without a result such as `#DIV/0`. */
  readonly code: string;
  readonly count: number;
  /** Key, `table.column` for a column; empty when it is not about one. */
  readonly field: string;
  readonly message: string;
  /** One of them. */
  readonly record: string;
  readonly title: string;
}

export interface RecordCount {
  /** Whether there are more. */
  readonly capped: boolean;
  /** No more than 1000. */
  readonly count: number;
}

export interface RecordFlow {
  readonly instance?: Id | null;
  readonly state: FlowState;
}

export interface RecordPage {
  readonly items: readonly BusinessRecord[];
  readonly labels: Labels;
  /** Cursor of the next page. */
  readonly next: string | null;
}

/** What a browser showed as results of formulas; compared with what is computed, counted and logged where it differs, and never believed. */
export interface RecordPreview {
  /** By key of a field, or `table.column`: FNV-1a (32 bits, eight hexadecimal digits) over the UTF-16 units of the value as it is in `data`; elements of lists are joined by commas, the cells of a column by line ends, and blank is nothing. */
  readonly results: { readonly [key: string]: string };
  /** Version of the form that the browser knew. */
  readonly version: number;
}

export interface RecordRights {
  readonly delete: boolean;
  readonly fields?: { readonly [key: string]: FieldRight };
  readonly update: boolean;
}

/** Values by field. Decimals are texts (`"12.50"`), dates `YYYY-MM-DD`, moments UTC, options and links keys and ids, sub-tables lists of rows with their `_id`. */
export type RecordValues = { readonly [key: string]: Json };

export interface RefusedPage {
  readonly items: readonly RefusedRecord[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: number;
}

export interface RefusedRecord {
  /** Absent where the reader may not know it. */
  readonly name?: string;
  readonly problems: readonly Problem[];
  readonly record: Id;
}

/** Code and name of a province, a city or a district. */
export type Region = readonly string[];

export interface RegionList {
  /** Codes of ISO 3166. */
  readonly countries: readonly string[];
  readonly items: readonly Region[];
}

export interface ReportColumn {
  /** Stretch of time of a date. */
  readonly bucket?: "day" | "week" | "month" | "quarter" | "year";
  /** Column that says in which currency the figure of each row is; absent when all are in one. */
  readonly currency?: string;
  readonly key: string;
  /** `currency`: the platform keeps amounts in several currencies apart by it. */
  readonly role: "dimension" | "measure" | "currency";
  /** Digits after the point. */
  readonly scale: number;
  readonly title: LocalizedText;
  readonly type: "text" | "number" | "date" | "option" | "user" | "department" | "link" | "boolean";
  /** What figures are in: a currency such as CNY, `%` for shares of one, `s` for seconds; absent for plain numbers. */
  readonly unit?: string;
}

export type ReportParameters = { readonly [key: string]: string };

export interface ReportRow {
  readonly cells: { readonly [key: string]: Json };
  /** What people read instead of ids and keys. */
  readonly labels: { readonly [key: string]: LocalizedText };
  /** A condition that exactly the records behind this row meet. */
  readonly selection: Json;
}

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  /** Form whose list shows the records. */
  readonly form: string;
  readonly rows: readonly ReportRow[];
}

export interface RestoreVersion {
  readonly note?: string;
  readonly version: number;
}

export interface RoleList {
  readonly items: readonly RoleSummary[];
}

export interface RoleMembers {
  readonly people: readonly Id[];
}

/** A role with its holders. */
export interface RoleSummary {
  /** Qualified. */
  readonly key: string;
  readonly members: readonly Id[];
  readonly title: string;
}

/** What happened to the rows of a sub-table. */
export interface RowChanges {
  readonly added?: readonly RecordValues[];
  readonly changed?: { readonly [key: string]: Json };
  readonly removed?: readonly Json[];
}

export type RuleAct = "show" | "hide" | "require" | "readonly" | "set" | "options";

export interface RuleAction {
  readonly act: RuleAct;
  /** Whether a choice that does not remain is refused or taken back, for `options`. */
  readonly onInvalid?: "error" | "clear";
  readonly options?: readonly string[];
  readonly targets: readonly string[];
  /** An operand, for `set`. */
  readonly value?: Json;
}

/** A rule on its way through many records. */
export interface RuleBatch {
  readonly done: number;
  readonly finishedAt?: Moment;
  readonly form: string;
  readonly id: Id;
  readonly problem?: Problem;
  readonly processed: number;
  /** Records on which it was not done. */
  readonly refused: number;
  /** Qualified key. */
  readonly rule: string;
  readonly startedAt: Moment;
  /** `failed`: it could not go on; what was done stays done, see `problem`. */
  readonly state: "running" | "done" | "stopped" | "failed";
  readonly title: string;
  readonly total: number;
}

/** On which records a rule is to run, `records` or `all`. */
export interface RuleBatchRequest {
  /** All that match `filter` and `search`, at most 10,000. */
  readonly all?: boolean;
  readonly filter?: ConditionDocument;
  /** Answers by key, the same for every record. */
  readonly input?: Json;
  readonly records?: readonly Id[];
  readonly search?: string;
}

export interface RuleRun {
  /** The person whose action set it off. */
  readonly actorName?: string;
  readonly at: Moment;
  /** The rules whose actions led here, the first one first. */
  readonly causes: readonly RunCause[];
  /** What set it off, such as `record.changed`. */
  readonly event?: string;
  readonly form: string;
  readonly id: Id;
  /** Why it failed. */
  readonly problems: readonly Problem[];
  /** The record that set it off. */
  readonly record?: Id;
  /** Qualified key. */
  readonly rule: string;
  readonly state: RunState;
  readonly steps: readonly RunStep[];
  readonly title: string;
  readonly version: number;
}

export interface RuleRunPage {
  readonly items: readonly RuleRun[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}

/** A rule that had acted on a record. */
export interface RunCause {
  readonly record: string;
  /** Qualified key. */
  readonly rule: string;
}

export interface RunRequest {
  /** Answers by key. */
  readonly input?: Json;
  readonly record: Id;
}

/** `failed`: a step was refused, nothing of the run was written. `suppressed_loop`: the rule had already acted on this record in the same chain of causes, or the chain had grown too long. */
export type RunState = "done" | "failed" | "suppressed_loop";

export interface RunStep {
  /** What it did. */
  readonly output?: Json;
  readonly step: string;
  readonly type: string;
}

export interface SavedView {
  readonly columns?: readonly ViewColumn[];
  readonly filter?: ConditionDocument;
  /** Select field by which the list is divided. */
  readonly group?: string;
  readonly kanban?: Kanban;
  readonly order?: number;
  /** Whether everybody who reads the form sees it. */
  readonly shared?: boolean;
  readonly sort?: readonly SortKey[];
  readonly title: LocalizedText;
  readonly type: ViewType;
}

/** Containers, and after them what stands between fields. Tabs hold `tab`s, steps hold `step`s. */
export type SectionKind = "section" | "tabs" | "tab" | "steps" | "step" | "text" | "divider" | "button" | "related" | "image" | "iframe" | "chart" | "timeline" | "comments";

export interface SectionNode {
  readonly action?: ButtonAction;
  /** What an `image` shows, in words. */
  readonly alt?: LocalizedText;
  readonly children?: readonly LayoutNode[];
  /** Fields of the records that a `related` lists. */
  readonly columns?: readonly LayoutColumn[];
  /** Dashboard whose figure a `chart` draws. */
  readonly dashboard?: string;
  /** Form of the records that a `related` lists. */
  readonly form?: string;
  /** Pixels, of an `iframe`, `chart` or `image`. */
  readonly height?: number;
  /** Item of that dashboard. */
  readonly item?: string;
  readonly key: string;
  readonly kind: SectionKind;
  /** Records of a `related` on a page. */
  readonly limit?: number;
  /** Picture that an `image` shows. */
  readonly picture?: string;
  /** What a `text` says. */
  readonly text?: LocalizedText;
  readonly title?: LocalizedText;
  /** Page that an `iframe` shows; `{field}` stands for the value of a field. */
  readonly url?: string;
  /** Link of that form, or of the one that a `chart` counts, that leads here. */
  readonly via?: string;
}

export interface SeenRecord {
  readonly id: Id;
  /** The version that was seen; not needed to restore. */
  readonly version?: number;
}

export interface SentRecord {
  readonly data: RecordValues;
  readonly preview?: RecordPreview;
}

/** Who is signed in, and where. */
export interface Session {
  readonly organisation: SessionOrganisation;
  readonly user: SessionUser;
}

export interface SessionOrganisation {
  readonly language: string;
  /** Where a place is seen on a map, with `{lng}`, `{lat}` and `{name}` to be filled in; absent unless the server names one. */
  readonly map?: string;
  readonly name: string;
  /** Time zone. */
  readonly zone: string;
}

export interface SessionUser {
  readonly administrator: boolean;
  readonly department?: Id;
  readonly departmentName?: string;
  readonly id: Id;
  readonly language: string;
  readonly login: string;
  readonly name: string;
  /** Qualified keys. */
  readonly roles: readonly string[];
}

export interface SetUp {
  readonly language: "zh-CN" | "en-US";
  readonly login: string;
  readonly name: string;
  readonly organisation: string;
  readonly password: string;
  /** The one-time token from the server's console. */
  readonly token: string;
}

export interface SetupState {
  /** Whether the organisation still has to be founded. */
  readonly needed: boolean;
}

export interface SortKey {
  readonly direction: "asc" | "desc";
  readonly field: string;
}

export interface StateOf {
  readonly id: Id;
  readonly state: string;
}

export interface TaskCount {
  /** Unread. */
  readonly cc: number;
  readonly open: number;
}

/** A task with what is needed to decide it. */
export interface TaskDetail {
  readonly actions: readonly ("approve" | "reject" | "read")[];
  readonly fields: { readonly [key: string]: NodeRight };
  readonly instance: FlowInstance;
  readonly path: readonly PathNode[];
  /** Null when it is gone. */
  readonly record: BusinessRecord | null;
  /** The form under the rights of the node. */
  readonly shape: FormShape;
  readonly task: TaskSummary;
  readonly trail: readonly Trail[];
}

export interface TaskPage {
  readonly items: readonly TaskSummary[];
  readonly next: string | null;
}

export interface TaskSummary {
  readonly at: Moment;
  readonly flow: string;
  readonly flowTitle: LocalizedText;
  readonly form: string;
  /** Of the task; of the instance in the box `started`. */
  readonly id: Id;
  readonly initiator: Id;
  readonly initiatorName: string;
  readonly instance: Id;
  readonly instanceState?: string;
  readonly node: string | null;
  readonly nodeTitle: LocalizedText | null;
  readonly record: Id;
  readonly recordTitle: string;
  readonly state: string;
}

/** An application that comes with the server. */
export interface Template {
  readonly description: string;
  readonly icon: string;
  readonly id: string;
  readonly title: string;
  readonly version: string;
}

export interface TemplateList {
  readonly items: readonly Template[];
}

export interface TemplateRequest {
  /** Password of the sample people; without it they cannot sign in. */
  readonly samplePassword?: string;
  readonly template: string;
}

/** Something that happened. */
export interface Trail {
  readonly actor: Id | null;
  readonly actorName: string | null;
  readonly at: Moment;
  readonly comment: string | null;
  readonly node: string | null;
  readonly nodeTitle: LocalizedText | null;
  /** Why the platform did it, as a code. */
  readonly note?: string | null;
  readonly people?: readonly PathPerson[];
  readonly type: string;
}

/** A deleted record. */
export interface TrashItem {
  readonly deletedAt: Moment;
  /** Absent for the platform. */
  readonly deletedBy?: Id;
  readonly id: Id;
  readonly owner?: Id;
  /** When it goes for good. */
  readonly purgeAt: Moment;
  readonly title: string;
  readonly version: number;
}

export interface TrashPage {
  readonly items: readonly TrashItem[];
  readonly labels: Labels;
}

export interface TriedDraft {
  readonly data?: RecordValues;
  /** The form as it is being designed. */
  readonly document: { readonly [key: string]: Json };
}

export interface TriedFormula {
  /** What it makes of numbers that are blank. */
  readonly blank?: "zero" | "skip";
  /** The form as it is being designed. */
  readonly document: { readonly [key: string]: Json };
  readonly formula: string;
  /** Record whose values they are. */
  readonly record?: Id;
  /** Sub-table around the formula, for a column. */
  readonly table?: string;
  /** What the formula reads, by path. */
  readonly values?: { readonly [key: string]: Json };
}

export interface TriedRecord {
  readonly data?: RecordValues;
  /** A record that would be changed; without it a new one. */
  readonly id?: Id;
}

/** Fields that no two records, or no two rows of a sub-table, share the values of. */
export interface Unique {
  readonly fields: readonly string[];
  readonly message?: LocalizedText;
  /** Sub-table whose columns they are. */
  readonly table?: string;
  readonly when?: ConditionDocument;
  /** Whether rows are compared inside their record or across all records. */
  readonly within?: "record" | "form";
}

export interface UnreadCount {
  readonly unread: number;
}

/** A place that uses something, with the sentence that says what would be wrong there without it. */
export interface Use {
  /** Qualified. */
  readonly key: string;
  readonly kind: string;
  readonly message: string;
  /** JSON pointer into that document. */
  readonly path: string;
  readonly title: LocalizedText;
}

export interface UseList {
  readonly items: readonly Use[];
}

export interface Validation {
  readonly assert: ConditionDocument;
  readonly key: string;
  readonly message: LocalizedText;
  /** Sub-table each of whose rows is asked by itself. */
  readonly table?: string;
  readonly targets?: readonly string[];
  readonly when?: ConditionDocument;
}

/** A way to look at a form's records; a published one has a `key`, a saved one an `id`. */
export interface View {
  readonly columns?: readonly ViewColumn[];
  readonly filter?: ConditionDocument;
  /** Select field by which the list is divided. */
  readonly group?: string;
  readonly id?: Id;
  readonly kanban?: Kanban;
  readonly key?: string;
  /** Titles of encrypted fields that a saved one asked in vain; it is shown without that. */
  readonly lost?: readonly LocalizedText[];
  /** Whether the caller may change it. */
  readonly mine?: boolean;
  readonly order?: number;
  readonly shared?: boolean;
  readonly sort?: readonly SortKey[];
  readonly title: LocalizedText;
  readonly type: ViewType;
}

export interface ViewColumn {
  readonly field: string;
  readonly width?: number;
}

export interface ViewList {
  readonly items: readonly View[];
}

export type ViewType = "list" | "kanban";

export interface Withdrawal {
  readonly comment?: string;
}

/** On which days the organisation works. */
export interface WorkCalendar {
  /** Days on which is not worked. */
  readonly holidays: readonly string[];
  /** Days of the week, 1 is Monday. */
  readonly workDays: readonly number[];
  /** Days on which is worked all the same. */
  readonly worked: readonly string[];
}
