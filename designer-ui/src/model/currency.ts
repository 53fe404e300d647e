import { textProp } from "./fields.ts";
import type { Field } from "./form-shape.ts";
import type { RecordValues } from "./record.ts";

/** What stands beside amounts; of several currencies with one sign the first that may be chosen is meant. The server reads the same. */
const WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    "¥ CNY JPY|￥ CNY JPY|元 CNY|圆 CNY|块 CNY|人民币 CNY|RMB CNY|CN¥ CNY|$ USD HKD CAD AUD SGD NZD TWD|US$ USD|美元 USD|美金 USD|" +
    "HK$ HKD|港元 HKD|港币 HKD|NT$ TWD|新台币 TWD|台币 TWD|MOP$ MOP|澳门元 MOP|€ EUR|欧元 EUR|£ GBP|英镑 GBP|JP¥ JPY|日元 JPY|日圆 JPY|" +
    "円 JPY|₩ KRW|韩元 KRW|A$ AUD|澳元 AUD|C$ CAD|加元 CAD|S$ SGD|新加坡元 SGD|瑞士法郎 CHF|瑞郎 CHF|₹ INR|卢比 INR|₽ RUB|卢布 RUB|" +
    "฿ THB|泰铢 THB|₫ VND|越南盾 VND|RM MYR|林吉特 MYR"
  )
    .split("|")
    .map((line): [string, string[]] => {
      const [word = "", ...codes] = line.split(" ");
      return [word, codes];
    }),
);

const WITHOUT_COINS =
  "ADP BEF BIF BYB BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG ROL RWF TPE TRL UGX UYI VND VUV XAF XOF XPF";
const OF_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND";

/** ISO 4217 codes that this browser knows. */
export const currencies = (): readonly string[] => Intl.supportedValuesOf("currency");

export const isCurrencyWord = (written: string): boolean =>
  WORDS.has(written) || (/^[A-Z]{3}$/.test(written) && currencies().includes(written));

/** The one of `allowed` that `written` means, such as `$`, `欧元` or `usd`. */
export function currencyMeant(written: string, allowed: readonly string[]): string | undefined {
  const word = written.normalize("NFKC").trim().toUpperCase();
  if (allowed.includes(word)) return word;
  const codes = WORDS.get(word) ?? WORDS.get(written.trim()) ?? [];
  return codes.find((code) => allowed.includes(code));
}

/** Digits after the point that an amount may have; `scale` is what its field says. Without smaller coins there are none in any case. */
export function currencyDigits(code: string, scale: number | undefined): number {
  const own = WITHOUT_COINS.includes(code) ? 0 : OF_THREE_DIGITS.includes(code) ? 3 : code === "CLF" ? 4 : 2;
  return scale === undefined || own === 0 ? own : scale;
}

/** The field that says in which currency the amounts of `field` are: beside it, or of the record. */
export const currencyFieldOf = (field: Field): string | undefined => textProp(field, "currencyField");

/** The field as one of its amounts is written: in the currency that `holder` says, with its digits. */
export function inCurrencyOf(field: Field, holder: RecordValues | undefined): Field {
  const key = currencyFieldOf(field);
  if (key === undefined) return field;
  const said = holder?.[key];
  const code = typeof said === "string" ? said : "";
  const own = field.props?.["scale"];
  const isOwn = field.source === undefined || field.source.kind === "formula";
  const declared = isOwn && typeof own === "number" ? own : undefined;
  const { scale: _scale, currencyField: _key, ...props } = field.props ?? {};
  const digits = code === "" ? {} : { scale: currencyDigits(code, declared) };
  return { ...field, props: { ...props, currency: code, saidBy: key, ...digits } };
}
