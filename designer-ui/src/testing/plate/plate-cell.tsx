import type { CellProps } from "../../controls/control.ts";
import { asText } from "../../controls/words.ts";

/** A plate as it hangs on a car. */
export const PlateCell = ({ value }: CellProps) => <b title="plate">{asText(value)}</b>;
