import type { CellProps } from "../control.ts";
import { asText } from "../words.ts";

export function ColorCell({ value }: CellProps) {
  const color = asText(value);
  return (
    <span className="m-color">
      {/^#[0-9a-f]{6}$/.test(color) && <i aria-hidden="true" style={{ background: color }} />}
      {color}
    </span>
  );
}
