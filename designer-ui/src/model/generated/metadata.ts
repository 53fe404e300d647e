// Generated from the JSON Schemas of metadata by scripts/generate-types.mjs. Do not edit.

import type { Condition, Operand } from "../condition/types.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

/** Name of an object, a field or an option: lower-case letters, digits and underscores, beginning with a letter, at most 50 characters. */
export type DocumentKey = string;

/** Name of another object: its key when it is in the same package, else `package.key`. */
export type DocumentReference = string;

/** Key of a field, also across a link or into a sub-table: `amount`, `customer.level`, `items.qty`. System fields are `id`, `created_at`, `created_by`, `updated_at`, `updated_by`, `owner_id`, `dept_id`, `flow_state` and `version`. */
export type DocumentFieldPath = string;

/** Name of an icon, such as `users` or `file-text`. */
export type DocumentIcon = string;

/** Name of a palette colour. */
export type DocumentColor = "default" | "red" | "volcano" | "orange" | "gold" | "yellow" | "lime" | "green" | "teal" | "cyan" | "blue" | "geekblue" | "purple" | "magenta" | "grey";

/** What records hold (model), how they are arranged (layouts) and how their fields depend on each other (logic). */
export interface FormDocument {
  /** Always `form`. */
  readonly kind: "form";
  /** Immutable name, unique among the forms of the package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  readonly icon?: DocumentIcon;
  /** Fields and what is unique. */
  readonly model: {
    /** Field that names a record in lists and links. */
    readonly titleField: DocumentKey;
    readonly fields: readonly FormField[];
    /** User field that says who owns a record; without it the owner is who made it. */
    readonly ownerField?: DocumentKey;
    /** Department field that says where a record belongs; without it the owner's department. */
    readonly departmentField?: DocumentKey;
    /** Fields that no two records, or no two rows of a sub-table, share the values of; a blank among them is free. */
    readonly uniques?: readonly {
      readonly fields: readonly DocumentKey[];
      /** Sub-table whose columns they are; fields of the form otherwise. */
      readonly table?: DocumentKey;
      /** Whether rows are compared inside their record or across all records; `record` unless it says otherwise. */
      readonly within?: "record" | "form";
      /** Condition under which a record or row is compared: its own fields against fixed values. */
      readonly when?: Condition;
      /** What people are told instead of the names of the fields. */
      readonly message?: LocalizedText;
    }[];
  };
  /** Arrangements; the first is the default, one called `phone` is drawn on phones. */
  readonly layouts?: readonly FormLayout[];
  readonly logic?: {
    readonly rules?: readonly FormRule[];
    readonly validations?: readonly FormValidation[];
  };
  readonly settings?: {
    /** What happens to the values of fields that rules hide, where they do not say themselves; `clear` unless it says otherwise. */
    readonly onHide?: "clear" | "keep" | "recompute";
    /** When people may change fields of a record that was submitted, where the fields do not say themselves; `ended` unless it says otherwise. */
    readonly afterSubmit?: "free" | "ended" | "locked";
    readonly description?: LocalizedText;
  };
}

export interface FormField {
  /** Immutable name: in documents, formulas (`{amount}`), REST and reports. */
  readonly key: DocumentKey;
  /** Control, such as `money`; see `controls/`. */
  readonly type: string;
  readonly title?: LocalizedText;
  readonly required?: boolean;
  /** Condition under which it is required. */
  readonly requiredWhen?: Condition;
  /** Condition under which it is shown. */
  readonly visibleWhen?: Condition;
  /** Condition under which it cannot be changed. */
  readonly readonlyWhen?: Condition;
  readonly help?: LocalizedText;
  readonly placeholder?: LocalizedText;
  /** Whether a copy of a record takes the value over; it does unless it says `false`. */
  readonly copy?: boolean;
  /** Whether the value is given with the record and never changes afterwards. */
  readonly setOnce?: boolean;
  /** When people may change it once the record was submitted: also while the approval runs (`free`), when it has ended (`ended`), or only if it was not approved (`locked`). A column that says nothing is as its sub-table, a field as the settings of the form say. Steps that let it be written, rules and flows are not kept from it; administrators are while the approval runs. */
  readonly afterSubmit?: "free" | "ended" | "locked";
  /** Whether lists show it that name no columns; where no field is marked, they show the first ones. */
  readonly inList?: boolean;
  /** Whether filters of lists offer it; they do unless it says `false`. What asks it already, such as a saved view, goes on asking. */
  readonly filter?: boolean;
  /** Whether a printed record shows it; it does unless it says `false`. */
  readonly print?: boolean;
  /** For a column of a sub-table: what stands below its rows. `count` counts rows, `filled` those with a value; blanks are left out of everything else. Sum and average take numbers, least and greatest also dates and times. */
  readonly total?: "sum" | "avg" | "min" | "max" | "count" | "countDistinct" | "filled";
  /** Whether the database keeps an index over it, for filters and reports that ask it often; links, unique fields, and what views and dashboards are ordered by have one without it. */
  readonly index?: boolean;
  /** Whether roles that do not name it see it masked and cannot change it. */
  readonly masked?: boolean;
  /** Whether it is asked for at once when a record is made from within another form. */
  readonly quick?: boolean;
  /** Whether new records begin with the value that the same person gave last in this browser. */
  readonly remember?: boolean;
  /** What happens to its value while a rule hides it: it is blank, it stays, or it is what its default gives. */
  readonly onHide?: "clear" | "keep" | "recompute";
  /** Settings of the control. */
  readonly props?: { readonly [key: string]: Json };
  readonly default?: FormDefault;
  /** Formula that gives the value; nobody can write it unless `override` lets them. */
  readonly compute?: string;
  /** What `compute` makes of numbers that are blank: they count as zero, or make blank what is reckoned with them; `zero` unless it says otherwise. */
  readonly blank?: "zero" | "skip";
  /** Whether people may give a value in the place of the computed one; giving none returns to it. */
  readonly override?: boolean;
  /** Columns of a sub-table. */
  readonly fields?: readonly FormField[];
}

/** Value of new records. */
export interface FormDefault {
  readonly value?: Json;
  readonly expr?: string;
  readonly var?: string;
  readonly relative?: string;
  /** A value that is looked up in another form when the record is created, and again as long as nobody has set the field. */
  readonly query?: {
    /** Key of the form that is asked. */
    readonly form: string;
    /** Comparisons of fields of that form, all of which hold; `{"var": "record.sku"}` is what a field of this record holds. */
    readonly where?: { readonly [key: string]: Json };
    /** Key of the field of that form that is taken: of the record created last. */
    readonly pick: string;
    /** Takes the values of all records, for fields of several values. */
    readonly multi?: boolean;
  };
}

export interface FormLayout {
  readonly key: DocumentKey;
  readonly title?: LocalizedText;
  readonly nodes: readonly FormNode[];
}

export interface FormNode {
  /** `field`; `section`, `tabs` of `tab`s and `steps` of `step`s, which hold others; between fields `text`, `divider` and `button`, `related`, a list of records that point here, `image`, `iframe`, a page of another host, `chart`, a figure over records that point here, `timeline`, the course of the record's approval, and `comments`, what people say about the record. */
  readonly kind: string;
  /** What a `text` says. */
  readonly text?: LocalizedText;
  /** What a `button` does: opens an address, begins a record of another form, sends the record into its flow, or runs a rule on it. */
  readonly action?: {
    readonly do: "open" | "create" | "submit" | "run";
    /** Address to open, or a path of this product that begins with `/`; `{field}` stands for the value of a field. */
    readonly url?: string;
    /** Form of the new record. */
    readonly form?: string;
    /** For `create`: fields of the new record and the values they begin with; fields in values are those of this record. */
    readonly values?: { readonly [key: string]: Json };
    /** For `run`: a rule with the trigger `manual`. */
    readonly rule?: string;
  };
  readonly key?: DocumentKey;
  readonly field?: DocumentKey;
  readonly title?: LocalizedText;
  /** Columns of twelve. */
  readonly span?: number;
  readonly columns?: readonly {
    readonly field: DocumentKey;
    readonly width?: number;
  }[];
  /** Form of the records that a `related` lists. */
  readonly form?: string;
  /** Link of that form, or of the form that the figure of a `chart` counts, that leads here; for a `related` also a column of a sub-table, such as `items.product`. */
  readonly via?: string;
  /** Records of a `related` on a page; 10 unless it says otherwise. */
  readonly limit?: number;
  /** For `image`: the picture; see its kind. */
  readonly picture?: string;
  /** For `image`: words for those who cannot see it, in every language of the product. */
  readonly alt?: LocalizedText;
  /** For `iframe`: address of the page, over https and from a host that the server allows; `{field}` behind the host stands for the value of a field. */
  readonly url?: string;
  /** Pixels: of an `iframe` or `chart`, and at most of an `image`. */
  readonly height?: number;
  /** For `chart`: the dashboard. */
  readonly dashboard?: string;
  /** For `chart`: key of its item. */
  readonly item?: string;
  readonly totals?: readonly DocumentKey[];
  readonly children?: readonly FormNode[];
}

export interface FormRule {
  readonly key: DocumentKey;
  readonly title?: LocalizedText;
  readonly enabled?: boolean;
  /** Sub-table each of whose rows is asked by itself, its columns first; its targets are columns of it. The record is asked where there is none. */
  readonly table?: DocumentKey;
  readonly when?: Condition;
  readonly then: readonly FormAction[];
  /** What happens while the condition does not hold. */
  readonly else?: readonly FormAction[];
}

export interface FormAction {
  readonly act: "show" | "hide" | "require" | "readonly" | "set" | "options";
  readonly targets: readonly string[];
  readonly value?: Json;
  readonly options?: readonly string[];
  /** For `options`: whether a choice that does not remain is refused, or taken back; `error` unless it says otherwise. */
  readonly onInvalid?: "error" | "clear";
}

export interface FormValidation {
  readonly key: DocumentKey;
  readonly title?: LocalizedText;
  /** Sub-table each of whose rows is asked by itself, its columns first; its targets are columns of it. The record is asked where there is none. */
  readonly table?: DocumentKey;
  readonly when?: Condition;
  readonly assert: Condition;
  readonly targets?: readonly string[];
  readonly message: LocalizedText;
}

/** A small picture that forms show. It comes along with its application. */
export interface PictureDocument {
  /** Always `picture`. */
  readonly kind: "picture";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What designers see. */
  readonly title: LocalizedText;
  /** The bytes of a PNG, JPEG, GIF or WebP of at most 512 kB, in base64. */
  readonly content: string;
}

/** How a list of records is shown: columns, filter, order. */
export interface ViewDocument {
  /** Always `view`. */
  readonly kind: "view";
  /** Immutable name, unique among the views of the package. */
  readonly key: DocumentKey;
  readonly title: LocalizedText;
  /** Form whose records it shows. */
  readonly form: DocumentReference;
  /** `list` unless it says otherwise. */
  readonly type?: "list" | "kanban";
  readonly columns?: readonly {
    readonly field: DocumentFieldPath;
    readonly width?: number;
  }[];
  readonly filter?: Condition;
  readonly sort?: readonly {
    readonly field: DocumentFieldPath;
    readonly direction?: "asc" | "desc";
  }[];
  /** Select field by which a list is divided, in the order of its options. */
  readonly group?: DocumentKey;
  readonly kanban?: {
    /** Select field whose options are the lanes. */
    readonly by: DocumentKey;
    /** Number that is told per lane: added up unless `function` says otherwise. */
    readonly sum?: DocumentKey;
    /** What is made of the numbers of a lane; blanks are left out. `sum` unless it says otherwise. */
    readonly function?: "sum" | "avg" | "min" | "max";
    readonly card?: readonly DocumentKey[];
  };
  /** Position among the views of the form; smaller comes first. */
  readonly order?: number;
}

/** A question to a record, with SQL's three-valued logic. Exactly one of: `all`, `any`, `not`, `field` with `op` and `value`, `expr`, `rows` with `where`. `{"all": []}` is always true. */
export interface ConditionShape {
  /** Every one of these must hold. */
  readonly all?: readonly Condition[];
  /** At least one of these must hold. */
  readonly any?: readonly Condition[];
  /** This must not hold. */
  readonly not?: Condition;
  /** A formula that gives yes or no. */
  readonly expr?: string;
  /** A sub-table: some row of it must be such that `where` holds. */
  readonly rows?: DocumentFieldPath;
  /** What one row is asked, by its columns. */
  readonly where?: Condition;
  /** The field to compare. */
  readonly field?: DocumentFieldPath;
  /** How the field is compared. `empty`, `notEmpty` and `changed` take no value; `between` a list of two; `in`, `notIn`, `hasAny`, `hasAll`, `hasNone` a list; `within` the name of a period such as `thisMonth` or `last30d`; `near` a place and how many kilometres around it; `changed`, `changedTo` and `changedFrom` compare with the record before the change. */
  readonly op?: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "between" | "in" | "notIn" | "contains" | "notContains" | "startsWith" | "empty" | "notEmpty" | "hasAny" | "hasAll" | "hasNone" | "within" | "inSubtree" | "notInSubtree" | "near" | "changed" | "changedTo" | "changedFrom";
  /** What the field is compared with. */
  readonly value?: Operand;
}

/** A value: a literal, a list of values, or an object that says where the value comes from. Decimals are texts (`"12.50"`), dates `YYYY-MM-DD`, option and record values keys, never labels. */
export type OperandShape = Json;

/** The navigation of an application. Its menu called `main` gives the application its name and icon. */
export interface MenuDocument {
  /** Always `menu`. */
  readonly kind: "menu";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  readonly icon?: DocumentIcon;
  /** Position of the application among all; smaller comes first. */
  readonly order?: number;
  /** Entries, in order. */
  readonly items: readonly MenuItem[];
}

/** An entry: either a group with `items`, or a leaf that opens a form or a dashboard. */
export interface MenuItem {
  /** Unique in the menu. */
  readonly key: DocumentKey;
  /** What people see; a leaf without one takes the title of what it opens. */
  readonly title?: LocalizedText;
  readonly icon?: DocumentIcon;
  /** The form whose records it lists. The entry is absent for people who may not read the form. */
  readonly form?: DocumentReference;
  /** The view it opens with; only together with `form`. */
  readonly view?: DocumentReference;
  /** The dashboard it opens. The entry is absent for people who may not see it. */
  readonly dashboard?: DocumentReference;
  /** Entries of a group. */
  readonly items?: readonly MenuItem[];
}

/** A list of choices that several select fields share. */
export interface OptionsetDocument {
  /** Always `optionset`. */
  readonly kind: "optionset";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  /** The choices, in the order in which they are shown. Keys are unique. */
  readonly options: readonly OptionsetOption[];
}

/** One choice. */
export interface OptionsetOption {
  /** What records keep; renaming the label never touches records. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly label: LocalizedText;
  /** Other words for it that cells of workbooks and pasted texts may say; width, case and spaces do not matter */
  readonly aliases?: readonly string[];
  /** Colour of its tag and of its part in charts. */
  readonly color?: DocumentColor;
  /** Nobody chooses it any more; records that hold it keep it. */
  readonly retired?: boolean;
}

/** How serial numbers are made, such as HT-202603-0001. */
export interface NumberingDocument {
  /** Always `numbering`. */
  readonly kind: "numbering";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  /** Parts that are put together, in order; exactly one is a sequence. Parts from fields stand before the sequence, with a fixed text that is not only digits in between, and without a date among them. */
  readonly segments: readonly {
    /** Fixed text. */
    readonly text?: string;
    /** The day of creation in this pattern. */
    readonly date?: "yyyy" | "yyMM" | "yyyyMM" | "yyyyMMdd" | "yyMMdd" | "MM" | "MMdd" | "yy";
    /** A running number with at least this many digits. */
    readonly sequence?: number;
    /** Key of a field of the form whose value the new record has: a text as it is, of a choice its key, of a department its code. Left out where that is blank; the number stays when the field is changed later. */
    readonly field?: DocumentKey;
    /** Of a part from a field: at most this many characters of it, from the beginning. */
    readonly length?: number;
    /** Of a part from a field: in capital letters. */
    readonly upper?: boolean;
  }[];
  /** When the running number begins again at 1. */
  readonly reset?: "never" | "year" | "month" | "day";
  /** Whether every text that the parts from fields come to has a running number of its own. */
  readonly perField?: boolean;
}

/** What its members may do. Rights of several roles add up: per record and field, the strongest grant that matches holds. Administrators may do everything without a role. */
export interface RoleDocument {
  /** Always `role`. */
  readonly kind: "role";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  /** Who should have the role. */
  readonly description?: LocalizedText;
  /** One grant gives some actions on some records of one form. */
  readonly grants?: readonly RoleGrant[];
  /** Dashboards that members may open; figures still count only records they may read. */
  readonly dashboards?: readonly DocumentReference[];
}

/** Actions on records of a form. */
export interface RoleGrant {
  /** The form. */
  readonly form: DocumentReference;
  /** What may be done. `update`, `delete` and `export` reach only records that may also be read. `migrate` adds to `import` that records keep their numbers, makers and times. */
  readonly actions: readonly ("create" | "read" | "update" | "delete" | "import" | "export" | "migrate")[];
  /** Which records: `own` (the member owns them), `own_and_subordinates` (he or somebody below him does), `department`, `department_tree` (his department and those below it), `all`, or a condition. Absent: none. */
  readonly scope?: "own" | "own_and_subordinates" | "department" | "department_tree" | "all" | Condition;
  /** With `read`: what may be done about the comments on these records. `read` them only, `write` them as well and change and remove one's own, or also remove those of others (`manage`). Of several grants the widest holds. */
  readonly comments?: "read" | "write" | "manage";
  /** Rights per field key; `*` stands for the fields not named. Absent: all are hidden. `hidden` fields do not exist for the member, `masked` ones show their middle replaced. */
  readonly fields?: { readonly [key: string]: "hidden" | "masked" | "read" | "write" };
}

/** A form that people without an account fill in through a link: which fields they see, and what becomes of it. The secret of its address is not part of the document. */
export interface PubliclinkDocument {
  /** Always `publiclink`. */
  readonly kind: "publiclink";
  /** Immutable name, unique among the public links of the package. */
  readonly key: DocumentKey;
  /** Heading of the page. */
  readonly title: LocalizedText;
  /** Form whose records are made. */
  readonly form: DocumentReference;
  /** What stands above the fields. */
  readonly lead?: LocalizedText;
  /** What stands on the button. */
  readonly submit?: LocalizedText;
  /** What is said when it has been sent. */
  readonly thanks?: LocalizedText;
  /** Fields that are filled in, in their order. They depend on each other as in the form; whatever depends on others is decided on the server. */
  readonly fields: readonly {
    /** Field of the form. One that points to records of another form, to people or to departments needs an entry under `offer`. */
    readonly field: DocumentKey;
    /** Of a sub-table: the columns that are filled in, in their order. */
    readonly columns?: readonly DocumentKey[];
  }[];
  /** Whether fields stand one below the other in the order of `fields`, or as the layout of the form arranges them, with its sections, tabs, steps, words, lines and pictures. */
  readonly layout?: "list" | "form";
  /** What is seen of other forms, of people and of departments, by the field that points there; `table.column` for a column. Nothing is seen of them beside this. */
  readonly offer?: { readonly [key: string]: {
    /** Form of the records; the one that the field points to. Not where it points to people or departments. */
    readonly form?: DocumentReference;
    /** Fields of these records that are seen beside their titles; for choices from records, the fields that these are taken from. */
    readonly show?: readonly DocumentKey[];
    /** Condition that these records meet; all of them when it does not say. */
    readonly where?: { readonly [key: string]: Json };
    /** Whether up to a hundred are shown before anything is typed; else they are found by two letters or one Chinese character. */
    readonly list?: boolean;
    /** Where the field points to people: those who may be chosen, by id. Whoever has the address sees their names and nothing else of them. */
    readonly people?: readonly string[];
    /** Where the field points to people: whoever holds one of these roles may be chosen as well. */
    readonly roles?: readonly DocumentReference[];
    /** Departments that may be chosen, by id; where the field points to people: whoever belongs to one of them may be chosen as well. */
    readonly departments?: readonly string[];
    /** Whether departments below these count as well. */
    readonly below?: boolean;
  } };
  /** Fields that every record begins with, unseen: where it comes from, whom it belongs to. By key, in the form of records. */
  readonly values?: { readonly [key: string]: Json };
  /** Names under which the address may bring values, such as `?campaign=spring`. Values that do not fit are left out. */
  readonly parameters?: readonly {
    /** As it stands in the address. */
    readonly name: string;
    /** Field that it fills: seen where the field is filled in as well, else unseen. */
    readonly field: DocumentKey;
  }[];
  /** Whether it can be used at all. */
  readonly enabled?: boolean;
  /** When it opens; at once when it does not say. */
  readonly from?: string;
  /** When it closes; never when it does not say. */
  readonly until?: string;
  /** How many records may be made through it altogether. */
  readonly limit?: number;
}

/** How records of a form are approved: a tree of steps that starts when somebody submits a record. Running instances stay on the version they started with. */
export interface FlowDocument {
  /** Always `flow`. */
  readonly kind: "flow";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  /** The form whose records pass through. */
  readonly form: DocumentReference;
  /** What starts it. */
  readonly trigger: {
    /** `submit`: a person submits the record. */
    readonly type: "submit";
  };
  /** What happens in the cases nobody thinks of. */
  readonly settings?: {
    /** When a step finds nobody. A flow that does not say so cannot be published while a step names nobody, and refuses what is submitted, as `refuse` does. */
    readonly emptyApprover?: {
      /** `refuse` the submission, ask the `administrator`, `skip` the step, or ask a `role`. Where nobody is left only after the submission, `refuse` asks an administrator. */
      readonly do: "refuse" | "administrator" | "skip" | "role";
      /** The role, for `role`. */
      readonly role?: DocumentReference;
    };
    /** When the initiator would decide himself: his `superior` does, the step is `skip`ped, or he does (`self`). */
    readonly selfApproval?: "superior" | "skip" | "self";
    /** Whether somebody who already agreed is asked again: always (`none`), not right after (`same_as_previous`), or never (`any_earlier`). */
    readonly dedupe?: "none" | "same_as_previous" | "any_earlier";
  };
  /** Steps, in order; the first is `start`, the last is `end`. */
  readonly nodes: readonly FlowNode[];
  /** Steps that run when the flow is rejected, such as `update_record`. */
  readonly onReject?: readonly FlowNode[];
}

/** Immutable name of a step or branch, unique in the flow; running instances refer to it. */
export type FlowId = string;

/** A step. */
export interface FlowNode {
  readonly id: FlowId;
  /** `start` and `end`; `approve` asks people; `cc` informs people; `choice` takes one branch; `parallel` takes all branches and waits for them; `update_record` writes the record. */
  readonly type: "start" | "end" | "approve" | "cc" | "choice" | "parallel" | "update_record";
  /** What people see. */
  readonly title?: LocalizedText;
  /** Who decides; several sources add up. */
  readonly approvers?: readonly FlowPeople[];
  /** `any` (或签: the first who agrees decides) or `all` (会签: everybody must agree). */
  readonly vote?: "any" | "all";
  /** What the people of this step may do with fields; `*` stands for the fields not named. `required`: must be filled to approve. */
  readonly fields?: { readonly [key: string]: "hidden" | "read" | "write" | "required" };
  /** Who is informed; for `cc`. */
  readonly to?: readonly FlowPeople[];
  /** Branches; for `choice` and `parallel`. */
  readonly branches?: readonly FlowBranch[];
  readonly set?: FlowSet;
}

/** A branch. */
export interface FlowBranch {
  readonly id: FlowId;
  /** What people see. */
  readonly title?: LocalizedText;
  /** When a branch of a choice is taken; branches are tried in order. */
  readonly when?: Condition;
  /** The branch of a choice that is taken when no other is. */
  readonly default?: boolean;
  /** Steps of the branch, in order; may be empty. */
  readonly nodes: readonly FlowNode[];
}

/** Who: one source of people. */
export interface FlowPeople {
  /** `user` (a person), `role` (its members), `department_head` (of the initiator's department, `level` above), `superior` (of the initiator, `level` above), `field` (people in a field of the record) or `initiator`. */
  readonly by: "user" | "role" | "department_head" | "superior" | "field" | "initiator";
  /** Login or id of the person. */
  readonly user?: string;
  /** The role. */
  readonly role?: DocumentReference;
  /** A user, users or department field; a department stands for its head. */
  readonly field?: DocumentFieldPath;
  /** How far up; 1 is the nearest. */
  readonly level?: number;
}

/** Field keys and the values they get; fields in values are read from the record of the flow. */
export type FlowSet = { readonly [key: string]: Operand };

/** When something happens to a record and a condition holds, steps are carried out: each once, with the rights of the platform, and kept in a log of runs. */
export interface RuleDocument {
  /** Always `rule`. */
  readonly kind: "rule";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  /** The form of the record that triggers it. */
  readonly form: DocumentReference;
  /** Whether it runs. */
  readonly enabled?: boolean;
  readonly trigger: RuleTrigger;
  /** What must hold; may ask with `changed`, `changedTo` and `changedFrom` what the change was. */
  readonly when?: Condition;
  /** `async`: after the change is saved. `before`: as part of saving, before it is validated; only `set` steps. */
  readonly phase?: "async" | "before";
  /** What is done, in order. */
  readonly steps: readonly RuleStep[];
}

/** What sets it off. */
export interface RuleTrigger {
  /** `record`: records of the form are written; `flow`: an approval moves on; `comment`: somebody writes a comment on a record, `{said.text}`, `{said.author}`, `{said.mentioned}`, `{said.at}` and `{said.answer}` in conditions, values and texts; `manual`: a person runs it. */
  readonly type: "record" | "flow" | "comment" | "manual";
  /** For `record`: `create`, `update`, `delete`; for `flow`: `started`, `approved`, `rejected`, `withdrawn`. */
  readonly on?: readonly ("create" | "update" | "delete" | "started" | "approved" | "rejected" | "withdrawn")[];
  /** Only updates that change one of these fields. */
  readonly changes?: readonly DocumentFieldPath[];
  /** The flow; for `flow`. */
  readonly flow?: DocumentReference;
  /** For `manual`: who may run it, any of these roles; those who may change the record when absent. */
  readonly roles?: readonly DocumentReference[];
  /** For `manual`: the question that is asked before it runs. */
  readonly confirm?: LocalizedText;
  /** For `manual`: what has to be filled in before it runs; `{input.key}` in values and texts. */
  readonly input?: readonly RuleInput[];
  /** For `manual`: where it is offered without a button of its own: in the menu of a `record`, for records chosen in a `list`. */
  readonly offered?: readonly ("record" | "list")[];
}

/** A step. */
export interface RuleStep {
  /** Name of the step, unique in the rule. */
  readonly id: string;
  /** `set` changes the record that is being written (phase `before` only); `update` changes a record; `create` makes one; `notify` tells people. */
  readonly type: "set" | "update" | "create" | "notify";
  readonly set?: RuleSet;
  /** The record to update: `"trigger"` (the one that triggered the rule), or `{"field": …}`: the one a link field of it points to. */
  readonly record?: "trigger" | {
    /** A link field. */
    readonly field: DocumentFieldPath;
  };
  /** The form of the record to create. */
  readonly form?: DocumentReference;
  /** Who is told. */
  readonly to?: readonly RuleRecipient[];
  readonly title?: RuleMessage;
  readonly body?: RuleMessage;
}

/** Field keys and the values they get; fields in values are read from the record that triggered the rule. */
export type RuleSet = { readonly [key: string]: Operand };

/** Who: one source of people. */
export interface RuleRecipient {
  /** `field` (people in a field of the record), `role` (its members) or `user` (a person). */
  readonly by: "field" | "role" | "user";
  /** A user or users field. */
  readonly field?: DocumentFieldPath;
  /** The role. */
  readonly role?: DocumentReference;
  /** Login or id of the person. */
  readonly user?: string;
}

/** A text, a text per language, or `{"expr": …}`: a formula over the record. */
export type RuleMessage = string | { readonly [key: string]: Json };

/** Something that is asked. */
export interface RuleInput {
  /** Name of the answer, unique in the rule. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  /** Control that asks. */
  readonly type?: "text" | "textarea" | "number" | "money" | "date" | "select" | "switch" | "user";
  /** Whether it must be filled in. */
  readonly required?: boolean;
  /** What a `select` offers. */
  readonly options?: readonly {
    readonly key: string;
    readonly label: LocalizedText;
    readonly color?: string;
  }[];
}

/** A page of figures and charts. Clicking one shows exactly the records it counts. */
export interface DashboardDocument {
  /** Always `dashboard`. */
  readonly kind: "dashboard";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  readonly icon?: DocumentIcon;
  /** What a reader may choose for the whole page. */
  readonly params?: readonly {
    /** Unique on the dashboard. */
    readonly key: DocumentKey;
    /** What people see. */
    readonly title?: LocalizedText;
    /** `period`: a stretch of time. */
    readonly type: "period";
    /** Value before anybody chooses. */
    readonly default?: string;
  }[];
  /** The charts. */
  readonly items: readonly {
    /** Unique on the dashboard. */
    readonly key: DocumentKey;
    /** Heading. */
    readonly title: LocalizedText;
    /** How it is drawn. */
    readonly type: "kpi" | "bar" | "line" | "pie" | "funnel" | "leaderboard" | "table";
    /** Place on the grid of 24 columns. */
    readonly layout: {
      /** Column, from 0. */
      readonly x: number;
      /** Row, from 0. */
      readonly y: number;
      /** Columns wide. */
      readonly w: number;
      /** Rows high. */
      readonly h: number;
    };
    readonly query: DashboardQuery;
  }[];
}

/** A question to the records of a form, or to a dataset over it. Counts only records that the reader may read. */
export interface DashboardQuery {
  /** The form; or `dataset`. */
  readonly form?: DocumentReference;
  /** The dataset; or `form`. */
  readonly dataset?: DocumentReference;
  /** What to group by; none: one row. */
  readonly dimensions?: readonly DashboardDimension[];
  /** The figures. */
  readonly measures: readonly DashboardMeasure[];
  /** Which records. */
  readonly filter?: Condition;
  /** A window of time. */
  readonly time?: {
    /** A date or moment. */
    readonly field: DocumentFieldPath;
    /** Name of a period, or `{"param": key}`: what the reader chose for a parameter of the dashboard. */
    readonly period: DashboardPeriod | {
      /** Key of the parameter. */
      readonly param: DocumentKey;
    };
    /** Whether stretches of time without records appear with zero. */
    readonly fill?: boolean;
  };
  /** Order of the rows. */
  readonly sort?: readonly {
    /** Key of a dimension or measure. */
    readonly by: DocumentKey;
    /** `asc` or `desc`. */
    readonly direction?: "asc" | "desc";
  }[];
  /** Rows at most. */
  readonly limit?: number;
}

/** What the figures are grouped by. */
export interface DashboardDimension {
  /** Name of the dimension; absent: the field, or the dimension of the dataset that `field` names. */
  readonly key?: DocumentKey;
  /** What people see; absent: the title of the field. */
  readonly title?: LocalizedText;
  /** The field; a link walks to a field of the linked record. With `dataset`: key of one of its dimensions. */
  readonly field: DocumentFieldPath;
  /** For numbers: how wide the stretches are into which they fall, such as `50000` of an amount. Longitude and latitude of a place with `1` or `0.1` are the cells of a map. */
  readonly step?: string;
  /** Stretch of time into which moments are grouped; weeks start on Monday. */
  readonly bucket?: "day" | "week" | "month" | "quarter" | "year";
}

/** A figure. */
export interface DashboardMeasure {
  /** Name of the figure, unique in the query. With `dataset` and without `agg`: key of one of its measures. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title?: LocalizedText;
  /** How values become one. */
  readonly agg?: "count" | "sum" | "avg" | "min" | "max" | "median" | "countDistinct" | "countTrue" | "shareTrue";
  /** The field; not for `count`. */
  readonly field?: DocumentFieldPath;
}

/** Name of a period: `today`, `yesterday`, `tomorrow`, `thisWeek`, `lastMonth`, `nextQuarter`, `thisYear` …, `last30d` (30 days ending today) or `next7d`. */
export type DashboardPeriod = string;

/** Names for dimensions and figures of a form, agreed once and used by many charts. */
export interface DatasetDocument {
  /** Always `dataset`. */
  readonly kind: "dataset";
  /** Immutable name, unique among the objects of this kind in the package. Other documents refer to it by this key, or by `package.key` from another package. */
  readonly key: DocumentKey;
  /** What people see. */
  readonly title: LocalizedText;
  /** The form. */
  readonly form: DocumentReference;
  /** Dimensions. */
  readonly dimensions?: readonly {
    /** Name that queries use. */
    readonly key: DocumentKey;
    /** What people see. */
    readonly title?: LocalizedText;
    /** The field. */
    readonly field: DocumentFieldPath;
    /** For numbers: how wide the stretches are into which they fall, such as `50000` of an amount. Longitude and latitude of a place with `1` or `0.1` are the cells of a map. */
    readonly step?: string;
    /** Stretch of time into which moments are grouped; weeks start on Monday. */
    readonly bucket?: "day" | "week" | "month" | "quarter" | "year";
  }[];
  /** Figures. */
  readonly measures: readonly {
    /** Name that queries use. */
    readonly key: DocumentKey;
    /** What people see. */
    readonly title?: LocalizedText;
    /** How values become one. */
    readonly agg: "count" | "sum" | "avg" | "min" | "max" | "median" | "countDistinct" | "countTrue" | "shareTrue";
    /** The field; not for `count`. */
    readonly field?: DocumentFieldPath;
  }[];
}

/** `manifest.json` at the top of a bundle: what it is and what it needs. */
export interface ManifestDocument {
  /** Format of the bundle; 1. */
  readonly format: 1;
  /** Package of all its objects, such as `crm`. */
  readonly id: string;
  /** Version of the bundle, `major.minor.patch`. */
  readonly version: string;
  /** Name of the application. */
  readonly title: LocalizedText;
  /** What it is for. */
  readonly description?: LocalizedText;
  readonly icon?: DocumentIcon;
  /** Versions of Mortise it runs on: comparisons that must all hold, such as `>=0.1 <1`. */
  readonly engine: string;
}
