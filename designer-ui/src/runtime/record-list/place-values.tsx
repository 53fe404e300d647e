import { InputNumber, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useCountries } from "../../controls/address/country-select.tsx";
import { controlOf } from "../../controls/registry.ts";
import { asList } from "../../controls/words.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { RecordPlace } from "./record-place.tsx";
import type { SeveralProps } from "./several-props.ts";

interface PlaceValueProps {
  readonly field: Field;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

const codeIn = (value: Json): Json => (value as { readonly code?: Json } | null)?.code ?? null;

/** Countries by their names. */
export function CountryValues({ value, onChange }: SeveralProps) {
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
export function RegionValue({ field, value, onChange }: PlaceValueProps) {
  const { t } = useTranslation("list");
  const id = useId();
  const { Input } = controlOf("address");
  const props = { ...field.props, level: "district", regionOnly: true, anyLevel: true, countryOnly: true };
  return (
    <>
      <label className="m-visually-hidden" htmlFor={id}>
        {t("filter.value")}
      </label>
      <Input
        id={id}
        field={{ ...field, props }}
        path={field.key}
        value={typeof value === "string" ? { code: value } : null}
        onChange={(next) => onChange(codeIn(next))}
      />
    </>
  );
}

const USUAL_KILOMETRES = 5;

/** A place (here, typed, or that of a record) and how many kilometres around it. */
export function NearValue({ field, value, onChange }: PlaceValueProps) {
  const { t } = useTranslation("list");
  const id = useId();
  const { Input, parse } = controlOf("location");
  const [place = null, far = USUAL_KILOMETRES] = Array.isArray(value) ? (value as readonly Json[]) : [];
  const put = (next: Json, kilometres: Json) => onChange(next === null ? null : [next, kilometres]);
  const shown = typeof place === "string" ? (parse?.(place, field, "zh-CN") ?? null) : place;
  return (
    <div className="m-filter-near">
      <span>
        <InputNumber
          aria-label={t("filter.kilometres")}
          min={0.1}
          max={20_000}
          value={typeof far === "number" ? far : USUAL_KILOMETRES}
          suffix={t("filter.km")}
          onChange={(next) => put(place, next ?? USUAL_KILOMETRES)}
        />
        <RecordPlace field={field} onPick={(code) => put(code, far)} />
      </span>
      <label className="m-visually-hidden" htmlFor={id}>
        {t("filter.value")}
      </label>
      <Input
        id={id}
        field={{ ...field, props: {} }}
        path={field.key}
        value={shown}
        onChange={(next) => put(codeIn(next) ?? next, far)}
      />
    </div>
  );
}
