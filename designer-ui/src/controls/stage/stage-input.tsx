import { useText } from "../../i18n/texts.ts";
import { choosable } from "../../model/form/options.ts";
import type { InputProps } from "../control.ts";
import { SelectInput } from "../select/select-input.tsx";

/** The course as a row of steps: those passed, the one it stands at, those to come. */
export function StageInput(props: InputProps) {
  const text = useText();
  if (props.bare) return <SelectInput {...props} />;
  const held = typeof props.value === "string" ? [props.value] : [];
  const stages = choosable(props.field, props.value, props.allowed && [...props.allowed, ...held]);
  const at = stages.findIndex(({ key }) => key === props.value);
  const lost = stages[at]?.category === "lost";
  const ahead = (key: string) => props.ahead?.find(({ option }) => option === key);
  return (
    <div id={props.id} role="radiogroup" className="m-stages" aria-describedby={props.describedBy}>
      {stages.map(({ key, label, category }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot be drawn as an arrow
        <button
          key={key}
          type="button"
          role="radio"
          aria-checked={index === at}
          disabled={props.disabled || (ahead(key)?.shut ?? false)}
          title={ahead(key)?.why || undefined}
          data-asks={Boolean(ahead(key)?.why)}
          data-shut={ahead(key)?.shut ?? false}
          data-state={index === at ? "here" : index < at && !lost ? "passed" : "ahead"}
          data-category={category ?? "open"}
          onClick={() => props.onChange(key)}
        >
          {text(label)}
        </button>
      ))}
    </div>
  );
}
