import { useTranslation } from "react-i18next";
import type { InputProps } from "../../../controls/control.ts";
import { allControls } from "../../../controls/registry.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { currencies } from "../../../model/currency.ts";
import { sayCurrency } from "../../../model/designer/currency-commands.ts";
import { usualCurrencies } from "../../../model/designer/currency-options.ts";
import { textProp } from "../../../model/fields.ts";
import { kindOf } from "../../../model/form/kinds.ts";
import { USUAL } from "../../../model/form/usual.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { useDesigned } from "./designed.tsx";
import { Nothing, PickSetting } from "./pick-setting.tsx";

/** Stands for a field that is still to be added. */
const ADDED = "+";

/** Fields that may say a currency: columns beside it, then fields of the form. */
function useFieldsAround(): readonly Field[] {
  const { model } = useDocument();
  const { table } = useDesigned();
  return [...(table?.fields ?? []), ...model.fields];
}

/** One currency for all amounts, the one that a field says, or that of a field which is added for it. */
export function SaidCurrency(props: InputProps) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const design = useDesign();
  const { path, field } = useDesigned();
  const saying = useFieldsAround().filter(({ type }) => kindOf(type).currencies);
  const type = allControls().find(({ kind }) => kind?.currencies)?.type ?? USUAL.OPTION;
  const choices = [
    ...saying.map(({ key, title }) => ({
      value: key,
      label: t("setting.currencyField.by", { field: text(title) || key }),
    })),
    { value: ADDED, label: t("setting.currencyField.add") },
  ];
  return (
    <PickSetting
      {...props}
      field={{ ...props.field, placeholder: t("setting.currencyField.none") }}
      choices={choices}
      onChange={(chosen) => {
        if (chosen !== ADDED) return props.onChange(chosen);
        const title = t("setting.currencyField.title", { field: text(field.title) || field.key });
        return design.run(sayCurrency({ path, type, title, options: usualCurrencies(textProp(field, "currency")) }));
      }}
    />
  );
}

/** The one currency of all amounts. */
export function CurrencySetting(props: InputProps) {
  const language = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "currency" });
  return (
    <PickSetting
      {...props}
      field={{ ...props.field, placeholder: `CNY ${names.of("CNY") ?? ""}` }}
      choices={currencies().map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ""}` }))}
    />
  );
}

/** The lookup that says in which currency a looked up amount is. */
export function LookedUpCurrency(props: InputProps) {
  const text = useText();
  const { field } = useDesigned();
  const lookups = useFieldsAround().filter(({ type, key }) => kindOf(type).source === "lookup" && key !== field.key);
  if (lookups.length === 0) return <Nothing />;
  return (
    <PickSetting {...props} choices={lookups.map(({ key, title }) => ({ value: key, label: text(title) || key }))} />
  );
}
