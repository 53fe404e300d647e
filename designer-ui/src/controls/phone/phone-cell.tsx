import type { CellProps } from "../control.ts";
import { MaskedCell } from "../masked/masked-cell.tsx";
import { asText } from "../words.ts";

export function PhoneCell({ field, value, labels }: CellProps) {
  const text = asText(value);
  if (field.props?.["mask"] === "always") return <MaskedCell field={field} value={value} labels={labels} />;
  if (text === "" || text.includes("*")) return text;
  return (
    <a href={`tel:${text}`} onClick={(event) => event.stopPropagation()}>
      {text}
    </a>
  );
}
