import type { CellProps } from "../control.ts";
import { MaskedCell } from "../masked/masked-cell.tsx";

/** Masked unless the form says otherwise. */
export const IdcardCell = (props: CellProps) => <MaskedCell {...props} mask="always" />;
