import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import { weekdayNames } from "../../model/form/day-rules.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Days of the week that may be given; all when none is chosen. */
export function WeekdaysSetting({ id, value, onChange }: InputProps) {
  const { t } = useTranslation("designer-settings");
  const language = useLanguage();
  const names = weekdayNames(WEEK, language);
  return (
    <Select<number[]>
      id={id}
      mode="multiple"
      style={{ width: "100%" }}
      placeholder={t("setting.weekdays.any")}
      value={Array.isArray(value) ? value.map(Number) : []}
      options={WEEK.map((day, index) => ({ value: day, label: names[index] }))}
      onChange={(days) => onChange(days.toSorted() as Json)}
    />
  );
}
