import { Slider } from "antd";
import { Decimal } from "decimal.js";
import { useText } from "../../i18n/texts.ts";
import type { InputProps } from "../control.ts";
import { DecimalInput } from "../number/decimal-input.tsx";
import { rangeOf } from "./range.ts";

/** A slider for a rough value, a box beside it for an exact one. */
export function SliderInput(props: InputProps) {
  const text = useText();
  const { min, max, step } = rangeOf(props.field);
  const given = Number(props.value ?? min);
  return (
    <div className="m-slider">
      <Slider
        min={Number(min)}
        max={Number(max)}
        step={Number(step)}
        disabled={props.disabled ?? false}
        ariaLabelForHandle={text(props.field.title)}
        value={Number.isFinite(given) ? given : Number(min)}
        onChange={(next: number) =>
          props.onChange(
            new Decimal(step)
              .mul(Math.round((next - Number(min)) / Number(step)))
              .plus(min)
              .toFixed(),
          )
        }
      />
      <DecimalInput {...props} style={{}} />
    </div>
  );
}
