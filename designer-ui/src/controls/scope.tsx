import { createContext, useContext } from "react";
import type { Occasion } from "../model/form/day-rules.ts";
import type { Field } from "../model/form-shape.ts";
import type { Candidate } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { Labels } from "../model/record.ts";

/** Where a picker finds what it offers. */
export type FindCandidates = (field: string, search: string, signal: AbortSignal) => Promise<readonly Candidate[]>;

/** Where a control stands: its form, and the texts of the ids that its values hold. */
export interface FieldScope {
  readonly form: string;
  readonly labels: Labels;
  /** A control that has just found a record or a person tells its name. */
  readonly learn: (labels: Labels) => void;
  /** What a field of the same record holds now. */
  readonly valueAt?: (key: string) => Json;
  /** A field of the same record that the reader may change. */
  readonly fieldAt?: (key: string) => Field | undefined;
  /** Gives a field of the same record a value. */
  readonly setAt?: (key: string, value: Json) => void;
  /** What is wrong at a place inside a value (`items.2.qty`), if anything. */
  readonly problemAt: (path: string) => string | undefined;
  /** Where links are picked when the form is lent, as by a task; by the caller's own rights otherwise. */
  readonly candidates?: FindCandidates | undefined;
  /** A part of a value is still on its way: saving waits until `work` has ended, however it ends. */
  readonly hold?: (work: Promise<unknown>) => void;
  /** A part of a value did not get through, or no longer stands in the way: nothing is saved until then. */
  readonly fail?: (place: string, failed: boolean) => void;
  /** When, and by whose calendar, what is given is judged; nothing is ruled out beforehand where it is not known. */
  readonly occasion?: Occasion | undefined;
  /** The record whose fields a task lends; files are uploaded for it. */
  readonly record?: string | undefined;
}

const Scope = createContext<FieldScope>({ form: "", labels: {}, learn: () => undefined, problemAt: () => undefined });

export const FieldScopeProvider = Scope.Provider;

export const useFieldScope = (): FieldScope => useContext(Scope);
