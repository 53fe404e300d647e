import type { AskedProps } from "../../controls/control.ts";
import { asList } from "../../controls/words.ts";

/** Several plates, one in each line. */
export const PlateValues = ({ value, onChange }: AskedProps) => (
  <textarea
    aria-label="plates"
    value={asList(value).join("\n")}
    onChange={({ target }) => onChange(target.value.split("\n"))}
  />
);
