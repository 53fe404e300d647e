import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useText } from "../../i18n/texts.ts";
import { usePhone } from "../../kit/screen.ts";
import type { InputProps } from "../control.ts";
import { PlainInput } from "../text/plain-input.tsx";
import { asText } from "../words.ts";

export function MonthInput(props: InputProps) {
  const phone = usePhone();
  const text = useText();
  const value = asText(props.value);
  if (phone) {
    return (
      <PlainInput
        {...props}
        inputType="month"
        value={value.slice(0, 7) || null}
        onChange={(typed) => props.onChange(typeof typed === "string" ? `${typed}-01` : null)}
      />
    );
  }
  const month = dayjs(value || Number.NaN);
  return (
    <DatePicker
      picker="month"
      id={props.id}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      style={{ width: "100%" }}
      format={["YYYY-MM", "YYYY/M", "YYYYMM"]}
      placeholder={props.bare ? "" : text(props.field.placeholder) || "YYYY-MM"}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      value={month.isValid() ? month : null}
      onChange={(chosen) => {
        props.onChange(chosen ? `${chosen.format("YYYY-MM")}-01` : null);
        props.onDone?.();
      }}
    />
  );
}
