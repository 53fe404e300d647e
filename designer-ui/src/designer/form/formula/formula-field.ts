import type { FxType } from "../../../model/formula/types.ts";

/** A field a formula may read, as the editor offers and shows it. */
export interface FormulaField {
  /** Dotted, as written between braces. */
  readonly path: string;
  readonly title: string;
  readonly type: FxType;
  /** The type in the reader's words. */
  readonly typeTitle: string;
}

/** The key of the word for a type. */
export function typeWord(type: FxType): string {
  if (typeof type === "string") return type;
  return "ref" in type ? "ref" : "list";
}
