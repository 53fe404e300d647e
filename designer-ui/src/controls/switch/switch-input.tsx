import { Switch } from "antd";
import type { InputProps } from "../control.ts";

export function SwitchInput(props: InputProps) {
  return (
    <Switch
      id={props.id}
      autoFocus={props.bare ?? false}
      disabled={props.disabled ?? false}
      aria-describedby={props.describedBy}
      checked={props.value === true}
      onChange={(on) => {
        props.onChange(on);
        props.onDone?.();
      }}
    />
  );
}
