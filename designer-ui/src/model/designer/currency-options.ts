import type { Option } from "../form-shape.ts";

const named = (code: string, language: string) =>
  new Intl.DisplayNames(language, { type: "currency" }).of(code) ?? code;

/** A currency as an option of a field, called as people call it. */
export const currencyOption = (code: string): Option => ({
  key: code,
  label: { "zh-CN": named(code, "zh-CN"), "en-US": named(code, "en-US") },
});

/** What a new field offers: `first`, and the currencies of everyday trade. */
export const usualCurrencies = (first = "CNY"): readonly Option[] =>
  [...new Set([first, "CNY", "USD", "EUR", "HKD"])].map(currencyOption);
