import { DatePicker, InputNumber, Select, Space } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { RelativeInput } from "./relative-input.tsx";

/** A bound that never moves, one so many days from today, or another point as seen from then. */
type Mode = "none" | "fixed" | "days" | "point";

const DAYS = /^today(?:([+-]\d{1,4})d)?$/;

/** The first or the last day or moment of a field. */
export function BoundSetting({ id, field, value, onChange }: InputProps) {
  const { t } = useTranslation("designer-settings");
  const relative = isRelative(value) ? value.relative : undefined;
  const days = relative === undefined ? null : DAYS.exec(relative);
  const mode: Mode = relative === undefined ? (typeof value === "string" ? "fixed" : "none") : days ? "days" : "point";
  const moment = field.props?.["moment"] === true;
  const begun: Readonly<Record<Mode, Json>> = {
    none: null,
    fixed: moment ? dayjs().startOf("minute").toISOString() : dayjs().format("YYYY-MM-DD"),
    days: { relative: "today" },
    point: { relative: moment ? "now" : "startOfMonth" },
  };
  return (
    <Space orientation="vertical" size={8} style={{ width: "100%" }}>
      <Select<Mode>
        id={id}
        style={{ width: "100%" }}
        value={mode}
        options={(["none", "fixed", "days", "point"] as const).map((each) => ({
          value: each,
          label: t(`setting.bound.${each}`),
        }))}
        onChange={(next) => onChange(begun[next])}
      />
      {mode === "fixed" && (
        <DatePicker
          aria-label={t("setting.bound.fixed")}
          style={{ width: "100%" }}
          allowClear={false}
          {...(moment ? { showTime: { format: "HH:mm" }, format: "YYYY-MM-DD HH:mm" } : {})}
          value={dayjs(String(value))}
          onChange={(chosen) => chosen && onChange(moment ? chosen.toISOString() : chosen.format("YYYY-MM-DD"))}
        />
      )}
      {days && (
        <InputNumber
          aria-label={t("setting.bound.days")}
          style={{ width: "100%" }}
          precision={0}
          min={-9999}
          max={9999}
          prefix={t("setting.bound.today")}
          suffix={t("setting.bound.unit")}
          value={Number(days[1] ?? 0)}
          onChange={(count) => onChange({ relative: pointOf(count ?? 0) })}
        />
      )}
      {mode === "point" && (
        <RelativeInput
          id={`${id}-point`}
          label={t("setting.bound.point")}
          value={relative ?? ""}
          moment={moment}
          onChange={(next) => onChange({ relative: next })}
        />
      )}
    </Space>
  );
}

const isRelative = (value: Json): value is { readonly relative: string } =>
  typeof value === "object" && value !== null && "relative" in value && typeof value["relative"] === "string";

const pointOf = (days: number) => (days === 0 ? "today" : `today${days < 0 ? "" : "+"}${days}d`);
