import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { InputProps } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Json } from "../../../model/json.ts";
import { Nothing, PickSetting } from "./pick-setting.tsx";
import { useCounted } from "./reference-controls.tsx";

const PERIODS = [
  "today",
  "thisWeek",
  "thisMonth",
  "thisQuarter",
  "thisYear",
  "last7d",
  "last30d",
  "last90d",
  "last365d",
  "lastMonth",
  "lastQuarter",
  "lastYear",
  "next7d",
  "next30d",
] as const;

interface Window {
  readonly field?: string;
  readonly within?: string;
}

/** The period in which a date of the reckoned records has to lie. */
export function RollupWindow(props: InputProps) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const dates = (useCounted()?.model.fields ?? []).filter(({ type }) =>
    ["DATE", "DATETIME"].includes(valueTypeOf(type)),
  );
  const window = (props.value ?? {}) as Window;
  if (dates.length === 0) return <Nothing />;
  return (
    <div className="m-property">
      <PickSetting
        {...props}
        value={window.field ?? null}
        choices={dates.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
        onChange={(field) => props.onChange(field === null ? null : { field, within: window.within ?? "last30d" })}
      />
      {window.field !== undefined && (
        <Select
          aria-label={t("setting.within")}
          value={window.within ?? null}
          options={PERIODS.map((value) => ({ value, label: t(`setting.within.${value}`) }))}
          onChange={(within) => props.onChange({ ...window, within } as Json)}
        />
      )}
    </div>
  );
}
