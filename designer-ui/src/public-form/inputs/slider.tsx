import { rangeOf } from "../../controls/slider/range.ts";
import { plainText } from "../../controls/words.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import { type PublicInput, type PublicInputProps, single } from "../input.ts";
import { useWords } from "../words.ts";

/** A number that is pushed to its place, and taken away again where it need not be given. */
function Slider(props: PublicInputProps) {
  const { t, text } = useWords();
  const { min, max, step } = rangeOf(props.field);
  const value = plainText(props.value);
  const unit = text(props.field.props?.["unit"] as LocalizedText | undefined);
  return (
    <span className="p-affixed">
      <input
        {...single(props)}
        className="p-slider"
        type="range"
        min={min}
        max={max}
        step={step}
        aria-valuetext={value === "" ? t("slider.none") : `${value} ${unit}`.trim()}
        value={value === "" ? min : value}
        onChange={({ target }) => props.onChange(target.value)}
      />
      <output className="p-affix" htmlFor={props.id}>
        {value === "" ? "—" : `${value} ${unit}`.trim()}
      </output>
      {value === "" || props.required || props.disabled ? null : (
        <button type="button" className="p-plain" aria-label={t("slider.clear")} onClick={() => props.onChange(null)}>
          ×
        </button>
      )}
    </span>
  );
}

export const input: PublicInput = { Input: Slider };
