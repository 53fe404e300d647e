import { Input, type InputRef } from "antd";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
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
  const input = useRef<InputRef>(null);
  const entered = typing !== null;
  const bare = props.bare ?? false;
  const pointed = useRef(false);
  // The digits have taken the place of what was shown, and with it of what was selected: what is typed replaces them all.
  // Whoever points at a place means that place.
  useLayoutEffect(() => {
    if (entered && !bare && !pointed.current) input.current?.select();
  }, [entered, bare]);

  const type = (typed: string) => {
    setTyping(typed);
    onTyped?.(typed);
    const read = readDecimal(typed, percent);
    if (read === undefined) props.onChange(typed);
    else props.onChange(read);
  };
  const finish = () => {
    pointed.current = false;
    setTyping(null);
    if (value !== "" && isDecimal(value)) {
      const rounded = roundTo(value, scale);
      if (rounded !== value) props.onChange(rounded);
    }
  };
  const shown = typing ?? (isDecimal(value) ? formatDecimal(value, language, style) : value);

  return (
    <Input
      ref={input}
      id={props.id}
      inputMode="decimal"
      autoComplete="off"
      className="m-numbers"
      autoFocus={bare}
      variant={bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      placeholder={bare ? undefined : text(props.field.placeholder)}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      {...(affix && !bare ? { suffix: <span className="m-muted">{typing === null ? null : affix}</span> } : {})}
      value={shown}
      onMouseDown={() => {
        pointed.current = true;
      }}
      onFocus={() => setTyping(written(value, percent))}
      onBlur={finish}
      onChange={(event) => type(event.target.value)}
    />
  );
}

const isDecimal = (value: string) => /^-?\d+(\.\d+)?$/.test(value);

const written = (value: string, percent: boolean) => (isDecimal(value) ? editable(value, percent) : value);
