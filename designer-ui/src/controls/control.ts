import type { ComponentType, LazyExoticComponent } from "react";
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

/** What stands between a record and one of the options of a field. */
export interface OptionAhead {
  readonly option: string;
  /** Whether it cannot be chosen at all from where the record stands. */
  readonly shut: boolean;
  /** Sentences; empty when nothing stands in the way. */
  readonly why: string;
}

/** Where a control stands in the palette. */
export type PaletteGroup = "basic" | "choice" | "time" | "contact" | "relation" | "file" | "advanced";

/** A kind of field. Adding one is a folder with a `control.ts`; the catalogue finds it. */
export interface Control {
  readonly type: string;
  /** What forms must know of it; the first twenty controls are known to the model. */
  readonly kind?: ControlKind;
  readonly group?: PaletteGroup;
  /** Where it stands among the usual ones of its group, which come first; counted from one. */
  readonly place?: number;
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
  /** Stored as text of any length: the whole row of a form by default. */
  readonly wide?: boolean;
  /** Never typed by a person. */
  readonly automatic?: boolean;
}
