import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useText } from "../../i18n/texts.ts";
import { usePhone } from "../../kit/screen.ts";
import type { InputProps } from "../control.ts";
import { PlainInput } from "../text/plain-input.tsx";
import { asText } from "../words.ts";
import { useShutDays } from "./shut-days.ts";

/** A calendar on a desk, the phone's own wheel on a phone. */
export function DateInput(props: InputProps) {
  const phone = usePhone();
  const text = useText();
  const isShut = useShutDays(props.field);
  if (phone) return <PlainInput {...props} inputType="date" />;

  const value = dayjs(asText(props.value) || Number.NaN);
  return (
    <DatePicker
      id={props.id}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      style={{ width: "100%" }}
      format={["YYYY-MM-DD", "YYYY/M/D", "YYYYMMDD", "YYYY.M.D", "M-D"]}
      placeholder={props.bare ? "" : text(props.field.placeholder) || "YYYY-MM-DD"}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      disabledDate={isShut}
      value={value.isValid() ? value : null}
      onChange={(chosen) => {
        props.onChange(chosen ? chosen.format("YYYY-MM-DD") : null);
        props.onDone?.();
      }}
    />
  );
}
