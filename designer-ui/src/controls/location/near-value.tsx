import { InputNumber } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Json } from "../../model/json.ts";
import type { AskedProps } from "../control.ts";
import { pasting } from "../readings.ts";
import { partsOf } from "../structure.ts";
import { LocationInput } from "./location-input.tsx";
import { readPoint } from "./point.ts";
import { RecordPlace } from "./record-place.tsx";

const parse = pasting(readPoint);

const USUAL_KILOMETRES = 5;

/** A place (here, typed, or that of a record) and how many kilometres around it. */
export function NearValue({ field, value, onChange }: AskedProps) {
  const { t } = useTranslation("list");
  const id = useId();
  const [place = null, far = USUAL_KILOMETRES] = Array.isArray(value) ? (value as readonly Json[]) : [];
  const put = (next: Json, kilometres: Json) => onChange(next === null ? null : [next, kilometres]);
  const shown = typeof place === "string" ? (parse(place, field) ?? null) : place;
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
      <LocationInput
        id={id}
        field={{ ...field, props: {} }}
        path={field.key}
        value={shown}
        onChange={(next) => put(partsOf(next)["code"] ?? next, far)}
      />
    </div>
  );
}
