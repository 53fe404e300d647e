import { Select } from "antd";
import { Icon } from "../../kit/icon.tsx";
import { ICONS } from "../../kit/icon-shapes.tsx";
import type { InputProps } from "../control.ts";

export function IconInput(props: InputProps) {
  return (
    <Select
      id={props.id}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      showSearch
      style={{ width: "100%" }}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      options={Object.keys(ICONS).map((name) => ({ value: name, label: name }))}
      optionRender={({ value }) => <Named name={String(value)} />}
      labelRender={({ value }) => <Named name={String(value)} />}
      value={typeof props.value === "string" ? props.value : null}
      onChange={(name: string | undefined) => {
        props.onChange(name ?? null);
        props.onDone?.();
      }}
    />
  );
}

function Named({ name }: { readonly name: string }) {
  return (
    <span className="m-control-line">
      <Icon name={name} /> {name}
    </span>
  );
}
