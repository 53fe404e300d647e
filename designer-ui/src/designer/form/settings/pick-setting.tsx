import { Select } from "antd";
import type { InputProps } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import { ariaOf } from "./plain-controls.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface PickSettingProps extends InputProps {
  readonly choices: readonly Choice[];
}

/** One of the things of the application, searched by name. */
export function PickSetting({ choices, ...props }: PickSettingProps) {
  const text = useText();
  return (
    <Select
      id={props.id}
      allowClear={!props.required}
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
      {...ariaOf(props)}
      placeholder={text(props.field.placeholder)}
      value={(props.value ?? null) as string | null}
      options={[...choices]}
      onChange={(next: string | null | undefined) => props.onChange(next ?? null)}
    />
  );
}

/** There is nothing to ask now: the place of the setting is given up. */
export function Nothing() {
  return <span className="m-nothing" hidden />;
}
