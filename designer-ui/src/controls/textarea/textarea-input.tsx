import { Input } from "antd";
import { useText } from "../../i18n/texts.ts";
import { numberProp } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { asText } from "../words.ts";

export function TextareaInput(props: InputProps) {
  const text = useText();
  return (
    <Input.TextArea
      id={props.id}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      autoSize={props.bare ? { minRows: 1, maxRows: 1 } : { minRows: 3, maxRows: 12 }}
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
