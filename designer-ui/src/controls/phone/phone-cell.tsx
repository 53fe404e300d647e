import type { CellProps } from "../control.ts";
import { asText } from "../words.ts";

export function PhoneCell({ value }: CellProps) {
  const text = asText(value);
  if (text === "" || text.includes("*")) return text;
  return (
    <a href={`tel:${text}`} onClick={(event) => event.stopPropagation()}>
      {text}
    </a>
  );
}
