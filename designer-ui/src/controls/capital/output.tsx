import type { InputProps } from "../control.ts";
import { asText } from "../words.ts";

/** What a formula gives, shown where others are typed. */
export function Output({ id, value }: InputProps) {
  return (
    <output id={id} className="m-output m-output-fixed">
      {asText(value) || "—"}
    </output>
  );
}
