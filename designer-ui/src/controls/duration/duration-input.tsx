import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import type { InputProps } from "../control.ts";
import { halfWidth } from "../half-width.ts";
import { asText } from "../words.ts";
import { durationWords, readDuration } from "./duration-text.ts";

/** Typed as 2:30 or 2h30m, shown in words. */
export function DurationInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const language = useLanguage();
  const value = asText(props.value);
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <Input
      id={props.id}
      autoComplete="off"
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      placeholder={props.bare ? undefined : text(props.field.placeholder) || t("duration.hint")}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      value={typing ?? durationWords(value, language)}
      onFocus={() => setTyping(durationWords(value, language).replaceAll(" ", ""))}
      onBlur={() => setTyping(null)}
      onChange={(event) => {
        const typed = event.target.value;
        setTyping(typed);
        props.onChange(typed.trim() === "" ? null : (readDuration(halfWidth(typed)) ?? typed));
      }}
    />
  );
}
