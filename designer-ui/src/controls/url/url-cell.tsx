import type { CellProps } from "../control.ts";
import { asText } from "../words.ts";

export function UrlCell({ value }: CellProps) {
  const address = asText(value);
  if (!/^https?:\/\//i.test(address)) return address;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" onClick={(event) => event.stopPropagation()}>
      {address.replace(/^https?:\/\//i, "")}
    </a>
  );
}
