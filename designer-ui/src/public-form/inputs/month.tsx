import type { PublicInput } from "../input.ts";
import { Picked } from "../picked.tsx";

export const input: PublicInput = {
  Input: (props) => (
    <Picked
      {...props}
      type="month"
      show={(value) => value.slice(0, 7)}
      keep={(chosen) => (/^\d{4}-\d{2}$/.test(chosen) ? `${chosen}-01` : chosen)}
    />
  ),
};
