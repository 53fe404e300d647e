import { useText } from "../../i18n/texts.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { InputProps } from "../control.ts";
import { DecimalInput } from "../number/decimal-input.tsx";

export function IntegerInput(props: InputProps) {
  const text = useText();
  const unit = text(props.field.props?.["unit"] as LocalizedText | undefined);
  return <DecimalInput {...props} style={{}} affix={unit || undefined} />;
}
