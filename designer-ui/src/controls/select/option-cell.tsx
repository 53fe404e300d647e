import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import type { CellProps } from "../control.ts";
import { asList } from "../words.ts";
import { optionOf } from "./option-words.ts";

/** One tag for each chosen option. */
export function OptionCell({ field, value }: CellProps) {
  const text = useText();
  const keys = typeof value === "string" ? [value] : asList(value);
  return keys.map((key) => {
    const option = optionOf(field, key);
    return (
      <OptionTag key={key} color={option?.color}>
        {option ? text(option.label) : key}
      </OptionTag>
    );
  });
}
