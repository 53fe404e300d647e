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

/** Types that stand for several in the catalogue. */
const ANY: Readonly<Record<string, string>> = {
  T: "any",
  S: "any",
  any: "any",
  M: "magnitude",
  P: "date",
  Q: "quantity",
};

/** A type as problems and the catalogue name it (`list:number`, `number|date*`, `row:bool`) in the reader's words. */
export function typeInWords(id: string, say: (word: string, params: { readonly type: string }) => string): string {
  const plain = id.replace(/^row:/, "").replaceAll("*", "");
  const listed = (element: string) => say("type.listOf", { type: typeInWords(element, say) });
  if (plain.startsWith("list:")) return listed(plain.slice("list:".length));
  if (plain.startsWith("ref:")) return say("type.ref", { type: "" });
  if (plain.includes("|")) return [...new Set(plain.split("|").map((one) => typeInWords(one, say)))].join(" / ");
  return plain.endsWith("[]") ? listed(plain.slice(0, -2)) : say(`type.${ANY[plain] ?? plain}`, { type: "" });
}

/** The key of the word for a type. */
export function typeWord(type: FxType): string {
  if (typeof type === "string") return type;
  return "ref" in type ? "ref" : "list";
}
