import type { ReactNode } from "react";
import { starsOf } from "../controls/rating/stars.ts";
import { asList, plainText } from "../controls/words.ts";
import { textProp } from "../model/fields.ts";
import { choosable } from "../model/form/options.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { type PublicInputProps, single } from "./input.ts";
import { useWords } from "./words.ts";

export function Choice(props: PublicInputProps) {
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

export function OneOf(props: PublicInputProps) {
  return (
    <Offers
      props={props}
      offers={useOffers(props)}
      chosen={[plainText(props.value)]}
      onToggle={(key) => props.onChange(key)}
    />
  );
}

export function SomeOf(props: PublicInputProps) {
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

export function YesNo(props: PublicInputProps) {
  const { text, t } = useWords();
  return <Mark {...props} label={text(props.field.placeholder) || t("yes")} />;
}

export function Consent(props: PublicInputProps) {
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

export function Rating(props: PublicInputProps) {
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

export function Recommendation(props: PublicInputProps) {
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
