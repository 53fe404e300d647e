import type { PublicInput } from "../input.ts";
import { Decimal } from "../written.tsx";

export const input: PublicInput = {
  Input: (props) => <Decimal {...props} percent affix="%" />,
  figure: { style: "percent" },
};
