import { type ReactNode, useState } from "react";
import { structureText } from "../controls/structure.ts";
import { plainText } from "../controls/words.ts";
import { editable, readDecimal, roundTo } from "../model/decimal-text.ts";
import { numberProp } from "../model/fields.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { type PublicInputProps, single } from "./input.ts";
import { useWords } from "./words.ts";

interface LineProps extends PublicInputProps {
  readonly type?: "text" | "tel" | "email" | "url";
  readonly inputMode?: "text" | "tel" | "email" | "url" | "numeric";
  readonly autoComplete?: string;
}

/** One line of text as it is typed. */
export function Line({ type = "text", inputMode = "text", autoComplete = "on", ...props }: LineProps) {
  const { text } = useWords();
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

/** What is kept in parts, written as one text; the server takes it apart. */
export const Parts = (props: PublicInputProps) => (
  <Line {...props} value={typeof props.value === "string" ? props.value : structureText(props.value)} />
);

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
export function Decimal({
  percent = false,
  affix,
  ...props
}: PublicInputProps & { percent?: boolean; affix?: ReactNode }) {
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
