import { Select } from "antd";
import { useText } from "../../i18n/texts.ts";
import type { InputProps } from "../control.ts";
import { offersOf } from "./offers.ts";

/** One of the roles that the form offers. */
export function RoleInput(props: InputProps) {
  const text = useText();
  return (
    <Select
      id={props.id}
      autoFocus={props.bare ?? false}
      defaultOpen={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
      placeholder={props.bare ? "" : text(props.field.placeholder)}
      aria-describedby={props.describedBy}
      {...(props.invalid ? { status: "error" as const } : {})}
      options={offersOf(props.field).map(({ role, label }) => ({ value: role, label: text(label) || role }))}
      value={typeof props.value === "string" ? props.value : null}
      onChange={(role: string | undefined) => {
        props.onChange(role ?? null);
        props.onDone?.();
      }}
    />
  );
}
