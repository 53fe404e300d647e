import { Icon } from "../../kit/icon.tsx";
import type { CellProps } from "../control.ts";
import { asText } from "../words.ts";

export function IconCell({ value }: CellProps) {
  return (
    <span role="img" aria-label={asText(value)}>
      <Icon name={asText(value)} />
    </span>
  );
}
