import { useLanguage } from "../i18n/language.ts";
import { inCurrencyOf } from "../model/currency.ts";
import { isBlank } from "../model/fields.ts";
import type { RecordValues } from "../model/record.ts";
import { inLanguage } from "../model/translations.ts";
import type { CellProps } from "./control.ts";
import { controlOf } from "./registry.ts";

interface ValueViewProps extends CellProps {
  /** The record or the row that holds the value, and says its currency and its translations. */
  readonly holder?: RecordValues | undefined;
}

/** A value as it is read, whatever its control. */
export function ValueView({ field: asked, value: written, labels, holder }: ValueViewProps) {
  const language = useLanguage();
  const { Cell, toText } = controlOf(asked.type);
  const value = inLanguage(asked, written, language, holder);
  if (isBlank(value)) return null;
  const field = inCurrencyOf(asked, holder);
  if (Cell) return <Cell field={field} value={value} labels={labels} />;
  return toText(value, field, { labels, language });
}
