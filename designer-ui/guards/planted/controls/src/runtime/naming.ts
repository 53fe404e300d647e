interface Field {
  readonly type: string;
  readonly props: Readonly<Record<string, number>>;
}

const KINDS: ReadonlySet<string> = new Set(["subtable", "serial"]);
const MOST: Readonly<Record<string, number>> = { text: 500, textarea: 20_000 };
const USUAL = { LINK: "link" } as const;

export const isStage = ({ type }: Field): boolean => type === "stage";
export const isLink = (field: Field): boolean => field.type === USUAL.LINK;
export const holds = (field: Field): number => (KINDS.has(field.type) ? 0 : (MOST[field.type] ?? 1));
export const made = (): Field => ({ type: "consent", props: {} });

export function words(field: Field): string {
  switch (field.type) {
    case "money":
      return "amount";
    default:
      return "";
  }
}
