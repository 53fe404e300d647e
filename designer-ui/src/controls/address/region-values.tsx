import { Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { AskedProps } from "../control.ts";
import { partsOf } from "../structure.ts";
import { asList } from "../words.ts";
import { AddressInput } from "./address-input.tsx";
import { useCountries } from "./country-select.tsx";

/** Countries by their names. */
export function CountryValues({ value, onChange }: AskedProps) {
  const { t } = useTranslation("list");
  return (
    <Select
      mode="multiple"
      aria-label={t("filter.value")}
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
      value={[...asList(value)]}
      options={[...useCountries()]}
      onChange={(codes: string[]) => onChange(codes)}
    />
  );
}

/** A province, a city or a district, asked by its code: whatever lies in it begins with it; abroad a whole country. */
export function RegionValue({ field, value, onChange }: AskedProps) {
  const { t } = useTranslation("list");
  const id = useId();
  const props = { ...field.props, level: "district", regionOnly: true, anyLevel: true, countryOnly: true };
  return (
    <>
      <label className="m-visually-hidden" htmlFor={id}>
        {t("filter.value")}
      </label>
      <AddressInput
        id={id}
        field={{ ...field, props }}
        path={field.key}
        value={typeof value === "string" ? { code: value } : null}
        onChange={(next) => onChange(partsOf(next)["code"] ?? null)}
      />
    </>
  );
}
