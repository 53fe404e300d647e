import { Checkbox } from "antd";
import { useText } from "../../i18n/texts.ts";
import { choosable } from "../../model/form/options.ts";
import type { InputProps } from "../control.ts";
import { asList } from "../words.ts";

export function CheckboxesInput(props: InputProps) {
  const text = useText();
  const options = choosable(props.field, props.value, props.allowed);
  const order = new Map(options.map(({ key }, index) => [key, index]));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own border and legend into every layout
    <div id={props.id} role="group" aria-describedby={props.describedBy} className="m-control-line">
      <Checkbox.Group
        disabled={props.disabled ?? false}
        options={options.map(({ key, label }) => ({ value: key, label: text(label) }))}
        value={[...asList(props.value)]}
        onChange={(chosen: string[]) => {
          const sorted = [...chosen].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
          props.onChange(sorted.length === 0 ? null : sorted);
        }}
      />
    </div>
  );
}
