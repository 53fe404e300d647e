import { Input } from "antd";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { LANGUAGES } from "../../../i18n/words.ts";
import { type LocalizedText, withText, writtenText } from "../../../model/localized-text.ts";

interface PropertyProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: (id: string) => ReactNode;
}

/** One line of the property panel. */
export function Property({ label, hint, children }: PropertyProps) {
  const id = useId();
  return (
    <div className="m-property">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <small className="m-property-hint">{hint}</small>}
    </div>
  );
}

interface TextPropertyProps {
  readonly label: string;
  readonly value: LocalizedText | undefined;
  readonly onChange: (value: LocalizedText | undefined) => void;
  readonly long?: boolean;
}

/** A label in every language of the product, under its name. */
export function TextProperty(props: TextPropertyProps) {
  return <Property label={props.label}>{(id) => <WordsInput id={id} {...props} />}</Property>;
}

interface WordsInputProps extends TextPropertyProps {
  readonly id: string;
}

/** A text in every language of the product: the reader's own first, the others below it. */
export function WordsInput({ id, label, value, onChange, long = false }: WordsInputProps) {
  const { t } = useTranslation("designer-panel");
  const main = useLanguage();
  const [all, setAll] = useState(typeof value === "object");
  const own = LANGUAGES.filter(({ key }) => key === main);
  const shown = all ? [...own, ...LANGUAGES.filter(({ key }) => key !== main)] : own;
  const Field = long ? Input.TextArea : Input;
  return (
    <>
      {shown.map(({ key, title }, index) => (
        <Field
          key={key}
          {...(index === 0 ? { id } : { "aria-label": `${label} · ${title}` })}
          {...(long ? { autoSize: { minRows: 1, maxRows: 5 } } : {})}
          placeholder={all ? title : undefined}
          lang={key}
          value={writtenText(value, key, main)}
          onChange={(event: { target: { value: string } }) => onChange(withText(value, key, event.target.value, main))}
        />
      ))}
      {!all && (
        <button type="button" className="m-plain m-property-more" onClick={() => setAll(true)}>
          {t("property.otherLanguage")}
        </button>
      )}
    </>
  );
}

interface SettledInputProps {
  readonly id: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly valid: (text: string) => boolean;
  readonly onSettle: (text: string) => void;
}

/** Text that counts only when it is finished: on Enter or when the field is left. Goes back when it is not valid. */
export function SettledInput({ id, value, disabled = false, valid, onSettle }: SettledInputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = typed !== value && !valid(typed);
  const settle = () => {
    if (typed === value) return;
    if (wrong) setTyped(value);
    else onSettle(typed);
  };
  return (
    <Input
      id={id}
      disabled={disabled}
      value={typed}
      aria-invalid={wrong}
      {...(wrong ? { status: "error" as const } : {})}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
