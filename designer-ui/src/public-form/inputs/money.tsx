import { currencyOf } from "../../controls/money/currency.ts";
import type { PublicInput } from "../input.ts";
import { Decimal } from "../written.tsx";

export const input: PublicInput = {
  Input: (props) => <Decimal {...props} affix={currencyOf(props.field)} />,
  figure: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
};
