import type { CharacterSet } from "./character-set";

/** Conditions that take no character. */
export type Place = "textBegin" | "textEnd" | "lineBegin" | "lineEnd" | "wordEdge" | "noWordEdge";

/** A pattern as its parts. */
export type RegexTree =
  | { readonly kind: "one"; readonly set: CharacterSet }
  | { readonly kind: "at"; readonly place: Place }
  | { readonly kind: "sequence"; readonly parts: readonly RegexTree[] }
  | { readonly kind: "choice"; readonly branches: readonly RegexTree[] }
  /** Index from 1; 0 for parentheses that only group. */
  | { readonly kind: "group"; readonly body: RegexTree; readonly index: number }
  | Repetition;

/** At most `most` times, -1 when there is no end. */
export interface Repetition {
  readonly kind: "repetition";
  readonly body: RegexTree;
  readonly least: number;
  readonly most: number;
  readonly lazy: boolean;
}
