import { Select } from "antd";
import { useLanguage } from "../../i18n/language.ts";
import { currencies } from "../../model/currency.ts";
import { currencyOption } from "../../model/designer/currency-options.ts";
import type { Option } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { textOf } from "../../model/localized-text.ts";
import type { InputProps } from "../control.ts";

/** The currencies that may be chosen, found by code or name; what the designer called one already stays. */
export function CurrenciesSetting({ id, value, onChange }: InputProps) {
  const language = useLanguage();
  const chosen = (Array.isArray(value) ? value : []) as unknown as readonly Option[];
  const known = [...new Set([...chosen.map(({ key }) => key), ...currencies()])];
  const optionFor = (code: string) => chosen.find(({ key }) => key === code) ?? currencyOption(code);
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: "100%" }}
      showSearch={{ optionFilterProp: "label" }}
      value={chosen.map(({ key }) => key)}
      options={known.map((code) => ({ value: code, label: `${code} ${textOf(optionFor(code).label, language)}` }))}
      onChange={(codes: string[]) => onChange(codes.map(optionFor) as unknown as Json)}
    />
  );
}
