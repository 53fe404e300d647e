import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { type DecimalStyle, formatDecimal } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { editable, readDecimal, roundTo } from "../../model/decimal-text.ts";
import { numberProp } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { asText } from "../words.ts";

interface DecimalInputProps extends InputProps {
  readonly percent?: boolean;
  readonly style: DecimalStyle;
  readonly affix?: ReactNode;
  /** What is being typed, with whatever stands beside the number. */
  readonly onTyped?: (typed: string) => void;
}

/**
 * A number as people write it: grouped and in the notation of the language when they look, plain digits while they type.
 * The value stays a decimal string, so nothing is lost on the way.
 */
export function DecimalInput({ percent = false, style, affix, onTyped, ...props }: DecimalInputProps) {
  const text = useText();
  const language = useLanguage();
  const value = asText(props.value);
  const [typing, setTyping] = useState<string | null>(props.bare ? written(value, percent) : null);
  const scale = numberProp(props.field, "scale");

  const type = (typed: string) => {
    setTyping(typed);
    onTyped?.(typed);
    const read = readDecimal(typed, percent);
    if (read === undefined) props.onChange(typed);
    else props.onChange(read);
  };
  const finish = () => {
    setTyping(null);
    if (value !== "" && isDecimal(value)) {
      const rounded = roundTo(value, scale);
      if (rounded !== value) props.onChange(rounded);
    }
  };
  const shown = typing ?? (isDecimal(value) ? formatDecimal(value, language, style) : value);

  return (
    <Input
      id={props.id}
      inputMode="decimal"
      autoComplete="off"
      className="m-numbers"
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      placeholder={props.bare ? undefined : text(props.field.placeholder)}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      {...(affix && !props.bare ? { suffix: <span className="m-muted">{typing === null ? null : affix}</span> } : {})}
      value={shown}
      onFocus={() => setTyping(written(value, percent))}
      onBlur={finish}
      onChange={(event) => type(event.target.value)}
    />
  );
}

const isDecimal = (value: string) => /^-?\d+(\.\d+)?$/.test(value);

const written = (value: string, percent: boolean) => (isDecimal(value) ? editable(value, percent) : value);
