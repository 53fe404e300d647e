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
