import type { ReactNode } from "react";
import { asList, plainText } from "../controls/words.ts";
import { choosable } from "../model/form/options.ts";
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
export function Offers({ props, several = false, offers, chosen, onToggle, looks = "p-offers" }: OffersProps) {
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

export function Mark({ label, ...props }: PublicInputProps & { readonly label: ReactNode }) {
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

/** The numbers from one to another, as texts. */
export const numbers = (from: number, to: number, step = 1): readonly string[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_nothing, index) => String(from + index * step));
