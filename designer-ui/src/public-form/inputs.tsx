import { type ReactNode, useState } from "react";
import { currencyOf } from "../controls/money/currency.ts";
import { starsOf } from "../controls/rating/stars.ts";
import { readTime } from "../controls/time/time-text.ts";
import { asList, plainText } from "../controls/words.ts";
import { editable, readDecimal, roundTo } from "../model/decimal-text.ts";
import { numberProp, textProp } from "../model/fields.ts";
import { choosable } from "../model/form/options.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { FilesInput } from "./files.tsx";
import type { PublicInput, PublicInputProps } from "./input.ts";
import { SignatureInput } from "./signature.tsx";
import { useWords } from "./words.ts";

const aria = ({ invalid, describedBy, required }: PublicInputProps) => ({
  "aria-invalid": invalid,
  "aria-describedby": describedBy,
  "aria-required": required,
});

const single = (props: PublicInputProps) => ({
  id: props.id,
  disabled: props.disabled,
  onBlur: props.onLeave,
  ...aria(props),
});

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
function Line(props: PublicInputProps) {
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

function Lines(props: PublicInputProps) {
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

function Amount(props: PublicInputProps) {
  const { text } = useWords();
  return <Decimal {...props} affix={text(props.field.props?.["unit"] as LocalizedText | undefined)} />;
}

const Money = (props: PublicInputProps) => <Decimal {...props} affix={currencyOf(props.field)} />;

const Percent = (props: PublicInputProps) => <Decimal {...props} percent affix="%" />;

function localMinute(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.valueOf())
    ? ""
    : new Date(at.valueOf() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function instantOf(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.valueOf()) ? null : at.toISOString();
}

interface Picker {
  readonly type: string;
  /** What the picker wants of what the record holds. */
  readonly shown: (value: string) => string;
  readonly kept: (chosen: string) => string | null;
}

const PICKERS: Readonly<Record<string, Picker>> = {
  datetime: { type: "datetime-local", shown: localMinute, kept: instantOf },
  month: {
    type: "month",
    shown: (value) => value.slice(0, 7),
    kept: (chosen) => (/^\d{4}-\d{2}$/.test(chosen) ? `${chosen}-01` : chosen),
  },
  time: { type: "time", shown: (value) => value, kept: (chosen) => readTime(chosen) ?? chosen },
};

const DAY: Picker = { type: "date", shown: (value) => value, kept: (chosen) => chosen };

/** What browsers have a picker for. */
function Picked(props: PublicInputProps) {
  const { type, shown, kept } = PICKERS[props.field.type] ?? DAY;
  const value = plainText(props.value);
  return (
    <input
      {...single(props)}
      className="p-input"
      type={type}
      step={type === "time" && props.field.props?.["seconds"] === true ? 1 : undefined}
      value={value === "" ? "" : shown(value)}
      onChange={({ target }) => props.onChange(target.value === "" ? null : kept(target.value))}
    />
  );
}

function Choice(props: PublicInputProps) {
  const { t, text } = useWords();
  return (
    <select
      {...single(props)}
      className="p-input"
      value={plainText(props.value)}
      onChange={({ target }) => props.onChange(target.value === "" ? null : target.value)}
    >
      <option value="">{t("choose")}</option>
      {choosable(props.field, props.value, props.allowed).map(({ key, label }) => (
        <option key={key} value={key}>
          {text(label)}
        </option>
      ))}
    </select>
  );
}

interface Offer {
  readonly key: string;
  readonly label: ReactNode;
}

interface OffersProps {
  readonly props: PublicInputProps;
  readonly several?: boolean;
  readonly offers: readonly Offer[];
  readonly chosen: readonly string[];
  readonly onToggle: (key: string, on: boolean) => void;
  readonly looks?: string;
}

/** Marks to be set, one or several; the first one carries the id, so that links to the field lead there. */
function Offers({ props, several = false, offers, chosen, onToggle, looks = "p-offers" }: OffersProps) {
  return (
    <div className={looks}>
      {offers.map(({ key, label }, index) => (
        <label key={key} className="p-offer" data-chosen={chosen.includes(key)}>
          <input
            id={index === 0 ? props.id : undefined}
            type={several ? "checkbox" : "radio"}
            name={props.id}
            disabled={props.disabled}
            checked={chosen.includes(key)}
            onBlur={props.onLeave}
            onChange={({ target }) => onToggle(key, target.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

function useOffers(props: PublicInputProps): readonly Offer[] {
  const { text } = useWords();
  return choosable(props.field, props.value, props.allowed).map(({ key, label }) => ({ key, label: text(label) }));
}

function OneOf(props: PublicInputProps) {
  return (
    <Offers
      props={props}
      offers={useOffers(props)}
      chosen={[plainText(props.value)]}
      onToggle={(key) => props.onChange(key)}
    />
  );
}

function SomeOf(props: PublicInputProps) {
  const chosen = asList(props.value);
  return (
    <Offers
      props={props}
      several
      offers={useOffers(props)}
      chosen={chosen}
      onToggle={(key, on) => props.onChange(on ? [...chosen, key] : chosen.filter((other) => other !== key))}
    />
  );
}

function Mark({ label, ...props }: PublicInputProps & { readonly label: ReactNode }) {
  return (
    <label className="p-offer">
      <input
        {...single(props)}
        type="checkbox"
        checked={props.value === true}
        onChange={({ target }) => props.onChange(target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

function YesNo(props: PublicInputProps) {
  const { text, t } = useWords();
  return <Mark {...props} label={text(props.field.placeholder) || t("yes")} />;
}

function Consent(props: PublicInputProps) {
  const { t, text } = useWords();
  const link = textProp(props.field, "link");
  return (
    <div className="p-consent">
      <Mark
        {...props}
        onChange={(on) => props.onChange(on === true ? true : null)}
        label={text(props.field.props?.["statement"] as LocalizedText | undefined) || t("consent.agree")}
      />
      {link !== undefined && /^https?:\/\//.test(link) ? (
        <a href={link} target="_blank" rel="noreferrer noopener">
          {t("consent.read")}
        </a>
      ) : null}
    </div>
  );
}

const numbers = (from: number, to: number, step = 1): readonly string[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_nothing, index) => String(from + index * step));

function Rating(props: PublicInputProps) {
  const half = props.field.props?.["half"] === true;
  const offers = numbers(half ? 0.5 : 1, starsOf(props.field), half ? 0.5 : 1);
  return (
    <Offers
      props={props}
      looks="p-scale"
      offers={offers.map((key) => ({ key, label: `${key} ★` }))}
      chosen={[plainText(props.value)]}
      onToggle={(key) => props.onChange(key)}
    />
  );
}

function Recommendation(props: PublicInputProps) {
  const { text } = useWords();
  const [low, high] = ["low", "high"].map((end) => text(props.field.props?.[end] as LocalizedText | undefined));
  return (
    <>
      <Offers
        props={props}
        looks="p-scale"
        offers={numbers(0, 10).map((key) => ({ key, label: key }))}
        chosen={[plainText(props.value)]}
        onToggle={(key) => props.onChange(key)}
      />
      {low || high ? (
        <div className="p-ends">
          <span>{low}</span>
          <span>{high}</span>
        </div>
      ) : null}
    </>
  );
}

/** Inputs by control; the server reads the same list of controls that may be offered. */
export const INPUTS: Readonly<Record<string, PublicInput>> = {
  text: { Input: Line },
  textarea: { Input: Lines },
  number: { Input: Amount },
  integer: { Input: Amount },
  money: { Input: Money },
  currency: { Input: Choice },
  percent: { Input: Percent },
  date: { Input: Picked },
  datetime: { Input: Picked },
  month: { Input: Picked },
  time: { Input: Picked },
  select: { Input: Choice },
  radio: { Input: OneOf, group: true },
  multiselect: { Input: SomeOf, group: true },
  checkboxes: { Input: SomeOf, group: true },
  switch: { Input: YesNo, group: true },
  consent: { Input: Consent, group: true },
  phone: { Input: Line },
  landline: { Input: Line },
  email: { Input: Line },
  url: { Input: Line },
  idcard: { Input: Line },
  rating: { Input: Rating, group: true },
  nps: { Input: Recommendation, group: true },
  attachment: { Input: FilesInput, group: true },
  image: { Input: FilesInput, group: true },
  signature: { Input: SignatureInput, group: true },
};
