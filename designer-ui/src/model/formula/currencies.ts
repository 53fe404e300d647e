import type { Expr, Piece } from "./expr";
import { type FieldTypes, type FormulaProblem, listOf } from "./types";

/** Functions that make one figure of several; a product may well be of amounts and rates. */
const MIXING = new Set("SUM AVERAGE MIN MAX LARGE SMALL MEDIAN SUMIF AVERAGEIF SUMIFS AVERAGEIFS".split(" "));

/** What a path means: `amount.currency` is the field that says in which currency the amount is. */
export function meantBy(path: string, fields: FieldTypes): string {
  if (!path.endsWith(".currency")) return path;
  return fields.currencyOf?.(path.slice(0, -".currency".length)) ?? path;
}

/** Refuses one figure over amounts in several currencies, unless the same call asks for the currency; the twin of `Currencies`. */
export function mixedCurrencies(name: string, args: readonly Piece[], fields: FieldTypes): readonly FormulaProblem[] {
  if (!MIXING.has(name)) return [];
  const asked = (path: string) => args.some(({ expr }) => expr.kind === "field" && expr.path === path);
  return args.flatMap((piece) => {
    const { expr } = piece;
    if (expr.kind !== "field" || !listOf(expr.type)) return [];
    const currency = fields.currencyOf?.(expr.path);
    const type = currency === undefined ? undefined : fields.typeOf(currency);
    return currency === undefined || type === undefined || !listOf(type) || asked(currency)
      ? []
      : [refused(expr.path, currency, piece)];
  });
}

/** The same of a field of another form that is reckoned over; `tested` are its fields that are asked to be equal to something. */
export function mixedElsewhere(
  { path, pick, at }: { readonly path: string; readonly pick: string; readonly at: Piece },
  tested: readonly string[],
  fields: FieldTypes,
): readonly FormulaProblem[] {
  const currency = ["sum", "avg", "min", "max"].includes(pick) ? fields.currencyOf?.(path) : undefined;
  return currency === undefined || tested.includes(currency) ? [] : [refused(path, currency, at)];
}

const refused = (field: string, currency: string, { from, to }: Piece): FormulaProblem => ({
  code: "fx_mixed_currencies",
  from,
  to,
  params: { field, currency },
});

/** The columns of a row that a condition asks to be equal to something. */
export function equalIn(condition: Expr): readonly string[] {
  if (condition.kind === "binary" && condition.op === "&&") {
    return [...equalIn(condition.left), ...equalIn(condition.right)];
  }
  if (condition.kind === "call" && condition.name === "AND") return condition.args.flatMap(equalIn);
  if (condition.kind !== "binary" || condition.op !== "=") return [];
  return [condition.left, condition.right].flatMap((side) =>
    side.kind === "row" && side.column !== undefined ? [side.column] : [],
  );
}
