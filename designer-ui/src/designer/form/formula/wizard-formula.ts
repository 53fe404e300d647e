/** What the wizard can write. */
export type WizardKind = "sumif" | "datedif" | "rows";

/** What was chosen; paths as they stand between braces. */
export interface WizardChoice {
  readonly kind: WizardKind;
  readonly first: string | undefined;
  readonly second: string | undefined;
  /** A criterion such as `>=10`, a unit of time or an operator. */
  readonly how: string;
}

export const UNITS = ["Y", "M", "D", "YM", "MD"] as const;
export const OPERATORS = ["*", "+", "-", "/"] as const;

/** The formula, or undefined as long as something is missing. */
export function wizardFormula({ kind, first, second, how }: WizardChoice): string | undefined {
  if (first === undefined || second === undefined || how.trim() === "") return undefined;
  switch (kind) {
    case "sumif":
      return `SUMIF({${first}},"${how.trim().replaceAll('"', '""')}",{${second}})`;
    case "datedif":
      return `DATEDIF({${first}},{${second}},"${how}")`;
    case "rows":
      return `SUM(MAP({${first}},{row}${how}{row.${second.slice(second.indexOf(".") + 1)}}))`;
  }
}
