import { plainText } from "../../controls/words.ts";
import type { PublicInput, PublicInputProps } from "../input.ts";
import { useWords } from "../words.ts";
import { Line } from "../written.tsx";

/** A colour from the palette of the device, or its code. */
function Colour(props: PublicInputProps) {
  const { text } = useWords();
  const value = plainText(props.value);
  const drawn = /^#[0-9a-f]{6}$/i.test(value);
  return (
    <span className="p-affixed">
      <input
        type="color"
        className="p-colour"
        aria-label={text(props.field.title)}
        data-blank={!drawn}
        disabled={props.disabled}
        value={drawn ? value : "#ffffff"}
        onBlur={props.onLeave}
        onChange={({ target }) => props.onChange(target.value)}
      />
      <Line {...props} autoComplete="off" />
    </span>
  );
}

export const input: PublicInput = { Input: Colour };
