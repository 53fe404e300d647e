/** What the wizard can write. */
export type WizardKind = "sumif" | "datedif" | "rows" | "lookup";

/** What was chosen; paths as they stand between braces. */
export interface WizardChoice {
  readonly kind: WizardKind;
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** A criterion such as `>=10`, a unit of time or an operator. */
  readonly how: string;
  /** For another form: its key as formulas write it, and its field that has the value of `first`. */
  readonly form?: string | undefined;
  readonly match?: string | undefined;
  /** Its sub-table whose rows are looked at. */
  readonly rows?: string | undefined;
}

export const UNITS = ["Y", "M", "D", "YM", "MD"] as const;
export const OPERATORS = ["*", "+", "-", "/"] as const;

/** The formula, or undefined as long as something is missing. */
export function wizardFormula({ kind, first, second, how, form, match, rows }: WizardChoice): string | undefined {
  if (first === undefined || second === undefined || how.trim() === "") return undefined;
  switch (kind) {
    case "sumif":
      return `SUMIF({${first}},"${how.trim().replaceAll('"', '""')}",{${second}})`;
    case "datedif":
      return `DATEDIF({${first}},{${second}},"${how}")`;
    case "lookup":
      return form === undefined || match === undefined
        ? undefined
        : lookedUp(rows === undefined ? form : `${form}.${rows}`, match, first, how, second);
    case "rows":
      return `SUM(MAP({${first}},{row}${how}{row.${second.slice(second.indexOf(".") + 1)}}))`;
  }
}

function lookedUp(form: string, match: string, value: string, how: string, field: string): string {
  return how === "first"
    ? `LOOKUP("${form}.${field}","${match}",{${value}})`
    : `MAPX("${how}",{${value}},"${form}.${match}","${form}.${field}")`;
}
