import dayjs from "dayjs";

/** Intl reads decimal strings exactly; its type in this TypeScript only says so for a narrow template type. */
const exactly = (value: string) => value as unknown as number;

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, options);
  formats.set(key, made);
  return made;
}

export interface DecimalStyle {
  readonly scale?: number | undefined;
  readonly currency?: string | undefined;
  readonly percent?: boolean;
  readonly grouping?: boolean;
}

/** An exact decimal (a string, as records hold it) in the user's notation; what is not a number is shown as it is. */
export function formatDecimal(value: string, language: string, style: DecimalStyle = {}): string {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value;

  const written = value.split(".")[1]?.length ?? 0;
  const digits = style.scale ?? Math.max(0, style.percent ? written - 2 : written);
  const options: Intl.NumberFormatOptions = {
    minimumFractionDigits: style.scale === undefined && style.percent ? 0 : digits,
    maximumFractionDigits: digits,
    useGrouping: style.grouping ?? true,
  };
  if (style.percent) options.style = "percent";
  if (style.currency) {
    options.style = "currency";
    options.currency = style.currency;
    options.currencyDisplay = "narrowSymbol";
  }
  return numberFormat(language, options).format(exactly(value));
}

export function formatCount(count: number, language: string): string {
  return numberFormat(language, {}).format(count);
}

export function formatInstant(instant: string): string {
  const at = dayjs(instant);
  return at.isValid() ? at.format("YYYY-MM-DD HH:mm") : instant;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 minutes ago" for the last week, the date before that. */
export function formatAgo(instant: string, language: string, now: number = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) return instant;
  if (Math.abs(seconds) > 7 * 86_400) return formatInstant(instant);

  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}
