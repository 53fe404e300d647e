import { useState } from "react";
import { addressText, allowedCountries, CHINA, countryName, countryOf } from "../controls/address/country.ts";
import { partOf, partsOf, structureText } from "../controls/structure.ts";
import type { PublicInputProps } from "./input.ts";
import { RegionSteps } from "./region-steps.tsx";
import { useRegions } from "./regions.ts";
import { useWords } from "./words.ts";

const ABROAD = ["province", "city", "postcode"] as const;

/** The country where there is a choice; a region step by step, or what people write of one abroad; then the street. */
export function AddressInput(props: PublicInputProps) {
  const { t, language } = useWords();
  const { field, value, id, disabled, onLeave, onChange } = props;
  const allowed = allowedCountries(field);
  const [begun, begin] = useState(allowed === undefined || allowed.includes(CHINA) ? CHINA : (allowed[0] ?? CHINA));
  const country = partsOf(value)["code"] === undefined ? begun : countryOf(value);
  const detail = partOf(value, "detail");
  const several = allowed?.length !== 1;

  const putAtHome = (code: string, words: string, street: string) =>
    onChange(
      code === "" && street === ""
        ? null
        : { code, country: CHINA, ...(street === "" ? {} : { detail: street }), text: words + street },
    );
  const putAbroad = (code: string, parts: Readonly<Record<string, string>>) => {
    const said = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ""));
    const written = { ...said, code, country: code };
    onChange(Object.keys(said).length === 0 ? null : { ...written, text: addressText(written, language) });
  };
  const abroad = Object.fromEntries([...ABROAD, "detail"].map((part) => [part, partOf(value, part)]));
  const move = (code: string) => {
    begin(code);
    if (code === CHINA) putAtHome("", "", detail);
    else putAbroad(code, country === CHINA ? { detail } : abroad);
  };
  const region = structureText(value).slice(0, structureText(value).length - detail.length);
  const line = (part: string, written: string, longest: number, put: (next: string) => void) => (
    <input
      key={part}
      id={!several && country !== CHINA && part === "province" ? id : `${id}-${part}`}
      className="p-input"
      autoComplete="off"
      disabled={disabled}
      aria-label={t(`address.${part}`)}
      aria-invalid={props.invalid && part === "city"}
      aria-describedby={props.describedBy}
      placeholder={t(`address.${part}`)}
      maxLength={longest}
      value={written}
      onBlur={onLeave}
      onChange={({ target }) => put(target.value)}
    />
  );
  return (
    <div className="p-address">
      {several ? <Country {...props} only={allowed} country={country} onCountry={move} /> : null}
      {country === CHINA ? (
        <RegionSteps
          {...props}
          first={several ? `${id}-region` : id}
          onRegion={(code, words) => putAtHome(code, words, detail)}
        />
      ) : (
        ABROAD.map((part) =>
          line(part, abroad[part] ?? "", 100, (next) => putAbroad(country, { ...abroad, [part]: next })),
        )
      )}
      {field.props?.["regionOnly"] === true
        ? null
        : line("detail", detail, 200, (next) =>
            country === CHINA
              ? putAtHome(partOf(value, "code"), region, next)
              : putAbroad(country, { ...abroad, detail: next }),
          )}
    </div>
  );
}

interface CountryProps extends PublicInputProps {
  readonly only: readonly string[] | undefined;
  readonly country: string;
  readonly onCountry: (code: string) => void;
}

function Country({ id, only, country, disabled, onLeave, onCountry }: CountryProps) {
  const { t, language } = useWords();
  const { regions } = useRegions(only ? null : "");
  const order = new Intl.Collator(language);
  const offered = (only ?? regions?.countries ?? [country])
    .map((code) => ({ code, name: countryName(code, language) }))
    .sort((one, other) => order.compare(one.name, other.name));
  return (
    <select
      id={id}
      className="p-input"
      aria-label={t("address.country")}
      disabled={disabled}
      value={country}
      onBlur={onLeave}
      onChange={({ target }) => onCountry(target.value)}
    >
      {offered.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
