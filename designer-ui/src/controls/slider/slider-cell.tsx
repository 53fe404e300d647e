import type { CSSProperties } from "react";
import { formatDecimal } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { CellProps } from "../control.ts";
import { plainText } from "../words.ts";
import { rangeOf } from "./range.ts";

/** The number, and where the form says so a bar that it fills. */
export function SliderCell({ field, value }: CellProps) {
  const text = useText();
  const language = useLanguage();
  const words = formatDecimal(plainText(value), language) + text(field.props?.["unit"] as LocalizedText | undefined);
  if (field.props?.["display"] !== "bar") return words;
  const { min, max } = rangeOf(field);
  const share = ((Number(value) - Number(min)) / (Number(max) - Number(min) || 1)) * 100;
  return (
    <span className="m-bar" style={{ "--m-share": `${Math.max(0, Math.min(100, share))}%` } as CSSProperties}>
      <i aria-hidden="true" />
      {words}
    </span>
  );
}
