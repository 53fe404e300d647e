import { useState } from "react";
import { durationWords, readDuration } from "../../controls/duration/duration-text.ts";
import { halfWidth } from "../../controls/half-width.ts";
import { plainText } from "../../controls/words.ts";
import { type PublicInput, type PublicInputProps, single } from "../input.ts";
import { useWords } from "../words.ts";

/** How long something takes, as people write it; what is typed stays as it is until the field is left. */
function Duration(props: PublicInputProps) {
  const { t, text, language } = useWords();
  const [typing, setTyping] = useState<string | null>(null);
  const leave = () => {
    setTyping(null);
    props.onLeave();
  };
  return (
    <input
      {...single(props)}
      className="p-input"
      autoComplete="off"
      placeholder={text(props.field.placeholder) || t("duration.usual")}
      value={typing ?? durationWords(plainText(props.value), language)}
      onBlur={leave}
      onChange={({ target }) => {
        setTyping(target.value);
        const written = halfWidth(target.value).trim();
        props.onChange(written === "" ? null : (readDuration(written) ?? target.value));
      }}
    />
  );
}

export const input: PublicInput = { Input: Duration };
