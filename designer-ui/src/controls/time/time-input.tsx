import { TimePicker } from "antd";
import dayjs from "dayjs";
import { useText } from "../../i18n/texts.ts";
import { usePhone } from "../../kit/screen.ts";
import type { InputProps } from "../control.ts";
import { PlainInput } from "../text/plain-input.tsx";
import { asText } from "../words.ts";
import { readTime } from "./time-text.ts";

/** A list of hours and minutes on a desk, the phone's own wheel on a phone. */
export function TimeInput(props: InputProps) {
  const phone = usePhone();
  const text = useText();
  const time = readTime(asText(props.value));
  const format = props.field.props?.["seconds"] === true ? "HH:mm:ss" : "HH:mm";
  if (phone) {
    const shown = time?.slice(0, format.length) ?? null;
    return (
      <PlainInput
        {...props}
        inputType="time"
        value={shown}
        onChange={(typed) => props.onChange(typeof typed === "string" ? (readTime(typed) ?? typed) : null)}
      />
    );
  }
  return (
    <TimePicker
      id={props.id}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      needConfirm={false}
      style={{ width: "100%" }}
      format={format}
      placeholder={props.bare ? "" : text(props.field.placeholder) || format}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      value={time === undefined ? null : dayjs(`2000-01-01T${time}`)}
      onChange={(chosen) => {
        props.onChange(chosen ? chosen.format("HH:mm:ss") : null);
        props.onDone?.();
      }}
    />
  );
}
