import type { ComponentType, LazyExoticComponent } from "react";
import type { Operator } from "../model/condition/types.ts";
import type { ControlKind } from "../model/form/kinds.ts";
import type { FieldStates } from "../model/form/states.ts";
import type { Field, FieldNode } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { Labels } from "../model/record.ts";

/** What is needed to put a value into words. */
export interface Reading {
  readonly labels: Labels;
  readonly language: string;
}

export interface CellProps {
  readonly field: Field;
  readonly value: Json;
  readonly labels: Labels;
}

export interface InputProps {
  readonly id: string;
  readonly field: Field;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly required?: boolean;
  /** Inside a cell of a grid: no border, focused and open at once. */
  readonly bare?: boolean;
  /** Inside a cell: the value is final (picked from a list). */
  readonly onDone?: () => void;
  /** Inside a cell: what was typed to open it; controls that look values up begin with it. */
  readonly begun?: string;
  /** Name of the field to the server: `items.product` for a column of a sub-table. */
  readonly path: string;
  /** How the layout draws it: columns and totals of a sub-table. */
  readonly node?: FieldNode | undefined;
  /** Keys of the options that the rules of the form leave. */
  readonly allowed?: readonly string[] | undefined;
  /** How the columns of a sub-table stand by the rules of the form, and cells where rows have rules of their own. */
  readonly states?: FieldStates | undefined;
  /** What choosing another option would bring up, said before it is chosen. */
  readonly ahead?: readonly OptionAhead[] | undefined;
}

/** Takes what an operator of a condition compares the values of a field with. */
export interface AskedProps {
  readonly field: Field;
  /** Where the field is seen from: its key, or a path over a link or a sub-table. */
  readonly path: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

type Asked = LazyExoticComponent<ComponentType<AskedProps>>;

/** How lists ask for values of a control, as far as its kind of value does not tell. */
export interface Asking {
  /** What takes the value of an operator, where no kind of field does: a branch of a tree, a circle around a place. */
  readonly by?: Partial<Readonly<Record<Operator, Asked>>>;
  /** By its own input, not by the usual one of its kind of value. */
  readonly itself?: true;
  /** Kind of field that takes several of its values. */
  readonly several?: string;
  /** By the codes of regions and countries, which are said by their names. */
  readonly regions?: true;
  /** Draws a value inside a sentence, where letters do not tell it. */
  readonly Mark?: LazyExoticComponent<ComponentType<{ readonly value: string }>>;
  /** How parts of its values are asked for that are more than a text, a number or a date; by their keys. */
  readonly parts?: Readonly<Record<string, Control>>;
}

/** What stands between a record and one of the options of a field. */
export interface OptionAhead {
  readonly option: string;
  /** Whether it cannot be chosen at all from where the record stands. */
  readonly shut: boolean;
  /** Sentences; empty when nothing stands in the way. */
  readonly why: string;
}

/** The groups of the palette, in their order. */
export const PALETTE = ["basic", "choice", "time", "contact", "file", "relation", "advanced"] as const;

/** Where a control stands in the palette. */
export type PaletteGroup = (typeof PALETTE)[number];

/** A kind of field. Adding one is a folder with a `control.ts`; the catalogue finds it. */
export interface Control {
  readonly type: string;
  /** What forms must know of it; the first twenty are known to the model. */
  readonly kind?: ControlKind;
  /** Among the last where it does not say. */
  readonly group?: PaletteGroup;
  /** Where it stands among the usual ones of its group, which come first; counted from one. */
  readonly place?: number;
  readonly asking?: Asking;
  /** Drawn also where it can only be read: it shows more than a cell would. */
  readonly showsItself?: boolean;
  readonly icon: string;
  readonly Input: ComponentType<InputProps> | LazyExoticComponent<ComponentType<InputProps>>;
  /** How a value looks in a list and in read mode; plain text when absent. */
  readonly Cell?: ComponentType<CellProps>;
  readonly toText: (value: Json, field: Field, reading: Reading) => string;
  /** Reads pasted text; undefined when it cannot be this kind of value. */
  readonly parse?: (text: string, field: Field, language: string) => Json | undefined;
  readonly align?: "right";
  readonly width: number;
  /** Simple enough to be changed inside a list. */
  readonly inline: boolean;
  /** A text box: typing in a cell of a grid replaces what is there. */
  readonly typed?: boolean;
  /** Shows the placeholder of the field while it is empty; what is typed does, unless it says otherwise. */
  readonly placeholder?: boolean;
  /** Columns of a sheet that is imported may become fields of it. */
  readonly fromSheets?: true;
  /** Stored as text of any length: the whole row of a form by default. */
  readonly wide?: boolean;
  /** Never typed by a person. */
  readonly automatic?: boolean;
}
