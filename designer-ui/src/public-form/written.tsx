import { type ReactNode, useState } from "react";
import { currencyOf } from "../controls/money/currency.ts";
import { plainText } from "../controls/words.ts";
import { editable, readDecimal, roundTo } from "../model/decimal-text.ts";
import { numberProp } from "../model/fields.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { type PublicInputProps, single } from "./input.ts";
import { useWords } from "./words.ts";

interface LineLooks {
  readonly type?: string;
  readonly inputMode?: "text" | "tel" | "email" | "url" | "numeric";
  readonly autoComplete?: string;
}

const LINES: Readonly<Record<string, LineLooks>> = {
  phone: { type: "tel", inputMode: "tel", autoComplete: "tel" },
  landline: { type: "tel", inputMode: "tel" },
  email: { type: "email", inputMode: "email", autoComplete: "email" },
  url: { inputMode: "url", autoComplete: "url" },
  idcard: { autoComplete: "off" },
};

/** One line of text as it is typed. */
export function Line(props: PublicInputProps) {
  const { text } = useWords();
  const { type = "text", inputMode = "text", autoComplete = "on" } = LINES[props.field.type] ?? {};
  return (
    <input
      {...single(props)}
      className="p-input"
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete}
      placeholder={text(props.field.placeholder)}
      value={plainText(props.value)}
      onChange={({ target }) => props.onChange(target.value === "" ? null : target.value)}
    />
  );
}

export function Lines(props: PublicInputProps) {
  const { text } = useWords();
  return (
    <textarea
      {...single(props)}
      className="p-input"
      rows={numberProp(props.field, "rows") ?? 4}
      placeholder={text(props.field.placeholder)}
      value={plainText(props.value)}
      onChange={({ target }) => props.onChange(target.value === "" ? null : target.value)}
    />
  );
}

const isDecimal = (value: string) => /^-?\d+(\.\d+)?$/.test(value);

/** An exact decimal; what is being typed stays as it is typed until the field is left. */
function Decimal({ percent = false, affix, ...props }: PublicInputProps & { percent?: boolean; affix?: ReactNode }) {
  const { text } = useWords();
  const value = plainText(props.value);
  const [typing, setTyping] = useState<string | null>(null);
  const leave = () => {
    setTyping(null);
    const rounded = isDecimal(value) ? roundTo(value, numberProp(props.field, "scale")) : value;
    if (rounded !== value) props.onChange(rounded);
    props.onLeave();
  };
  return (
    <span className="p-affixed">
      <input
        {...single(props)}
        className="p-input"
        inputMode="decimal"
        autoComplete="off"
        placeholder={text(props.field.placeholder)}
        value={typing ?? (isDecimal(value) ? editable(value, percent) : value)}
        onBlur={leave}
        onChange={({ target }) => {
          setTyping(target.value);
          const read = readDecimal(target.value, percent);
          props.onChange(read === undefined ? target.value : read);
        }}
      />
      {affix ? <span className="p-affix">{affix}</span> : null}
    </span>
  );
}

export function Amount(props: PublicInputProps) {
  const { text } = useWords();
  return <Decimal {...props} affix={text(props.field.props?.["unit"] as LocalizedText | undefined)} />;
}

export const Money = (props: PublicInputProps) => <Decimal {...props} affix={currencyOf(props.field)} />;

export const Percent = (props: PublicInputProps) => <Decimal {...props} percent affix="%" />;
