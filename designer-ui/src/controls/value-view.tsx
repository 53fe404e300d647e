import { useLanguage } from "../i18n/language.ts";
import { isBlank } from "../model/fields.ts";
import type { CellProps } from "./control.ts";
import { controlOf } from "./registry.ts";

/** A value as it is read, whatever its control. */
export function ValueView({ field, value, labels }: CellProps) {
  const language = useLanguage();
  const { Cell, toText } = controlOf(field.type);
  if (isBlank(value)) return null;
  if (Cell) return <Cell field={field} value={value} labels={labels} />;
  return toText(value, field, { labels, language });
}
