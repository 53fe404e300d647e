import { DatePicker, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useText } from "../../i18n/texts.ts";
import { usePhone } from "../../kit/screen.ts";
import type { InputProps } from "../control.ts";
import { useShutDays } from "../date/shut-days.ts";
import { asText } from "../words.ts";

const LOCAL = "YYYY-MM-DDTHH:mm";

function instantOf(chosen: Dayjs | null): string | null {
  return chosen?.isValid() ? chosen.toISOString() : null;
}

export function DatetimeInput(props: InputProps) {
  const phone = usePhone();
  const text = useText();
  const isShut = useShutDays(props.field);
  const value = dayjs(asText(props.value) || Number.NaN);
  const described = {
    "aria-invalid": props.invalid,
    "aria-describedby": props.describedBy,
    "aria-required": props.required,
  };
  const status = props.invalid ? { status: "error" as const } : {};
  if (phone) {
    return (
      <Input
        id={props.id}
        type="datetime-local"
        disabled={props.disabled ?? false}
        {...described}
        {...status}
        value={value.isValid() ? value.format(LOCAL) : ""}
        onChange={(event) => props.onChange(instantOf(dayjs(event.target.value || Number.NaN)))}
      />
    );
  }
  return (
    <DatePicker
      id={props.id}
      showTime={{ format: "HH:mm" }}
      format="YYYY-MM-DD HH:mm"
      placeholder={props.bare ? "" : text(props.field.placeholder) || "YYYY-MM-DD HH:mm"}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      style={{ width: "100%" }}
      {...described}
      {...status}
      disabledDate={isShut}
      value={value.isValid() ? value : null}
      onChange={(chosen) => {
        props.onChange(instantOf(chosen));
        props.onDone?.();
      }}
    />
  );
}
