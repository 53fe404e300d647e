import { Input } from "antd";
import type { HTMLInputTypeAttribute } from "react";
import { useText } from "../../i18n/texts.ts";
import { numberProp } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { asText } from "../words.ts";

interface PlainInputProps extends InputProps {
  readonly inputType?: HTMLInputTypeAttribute;
}

/** One line of text; the keyboard of a phone follows the kind. */
export function PlainInput({ inputType = "text", ...props }: PlainInputProps) {
  const text = useText();
  return (
    <Input
      id={props.id}
      type={inputType}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      maxLength={numberProp(props.field, "maxLength")}
      placeholder={props.bare ? undefined : text(props.field.placeholder)}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      value={asText(props.value)}
      onChange={(event) => props.onChange(event.target.value === "" ? null : event.target.value)}
    />
  );
}
