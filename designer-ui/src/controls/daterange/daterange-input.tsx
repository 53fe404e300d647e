import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { usePhone } from "../../kit/screen.ts";
import type { InputProps } from "../control.ts";
import { partOf } from "../structure.ts";
import { PlainInput } from "../text/plain-input.tsx";
import { rangeOf } from "./range-text.ts";

/** Two calendars on a desk, two of the phone's own wheels on a phone. */
export function DaterangeInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const phone = usePhone();
  const [start, end] = [partOf(props.value, "start"), partOf(props.value, "end")];
  if (phone) {
    const put = (from: string, to: string) => props.onChange(from === "" && to === "" ? null : rangeOf(from, to));
    return (
      <div className="m-range">
        <PlainInput
          {...props}
          inputType="date"
          value={start || null}
          onChange={(date) => put(typeof date === "string" ? date : "", end)}
        />
        <label className="m-visually-hidden" htmlFor={`${props.id}-end`}>
          {t("range.end")}
        </label>
        <PlainInput
          {...props}
          id={`${props.id}-end`}
          inputType="date"
          value={end || null}
          onChange={(date) => put(start, typeof date === "string" ? date : "")}
        />
      </div>
    );
  }
  return (
    <DatePicker.RangePicker
      id={props.id}
      disabled={props.disabled ?? false}
      style={{ width: "100%" }}
      format="YYYY-MM-DD"
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      {...(props.invalid ? { status: "error" as const } : {})}
      value={start !== "" && end !== "" ? [dayjs(start), dayjs(end)] : null}
      onChange={(chosen) => {
        const [from, to] = chosen ?? [];
        props.onChange(from && to ? rangeOf(from.format("YYYY-MM-DD"), to.format("YYYY-MM-DD")) : null);
      }}
    />
  );
}
