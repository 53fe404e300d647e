import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import type { JsonObject } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { partOf, partsOf, structureText } from "../structure.ts";
import { addressText, allowedCountries, CHINA, countryOf } from "./country.ts";
import { CountrySelect } from "./country-select.tsx";
import { RegionInput } from "./region-input.tsx";

const ABROAD = ["province", "city", "postcode"] as const;

/** The country where there is a choice; then a region by steps, or what people write of one abroad; then the street. */
export function AddressInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const language = useLanguage();
  const allowed = allowedCountries(props.field);
  const [begun, begin] = useState(allowed === undefined || allowed.includes(CHINA) ? CHINA : (allowed[0] ?? CHINA));
  const country = partsOf(props.value)["code"] === undefined ? begun : countryOf(props.value);
  const detail = partOf(props.value, "detail");
  const disabled = props.disabled ?? false;
  /** Filters ask for a country as a whole. */
  const wholly = props.field.props?.["countryOnly"] === true;

  const putAtHome = (code: string, words: string, street: string) =>
    props.onChange(
      code === "" && street === ""
        ? null
        : { code, country: CHINA, ...(street === "" ? {} : { detail: street }), text: words + street },
    );
  const putAbroad = (code: string, parts: JsonObject) => {
    const said = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ""));
    const address = { ...said, code, country: code };
    props.onChange(
      Object.keys(said).length === 0 && !wholly ? null : { ...address, text: addressText(address, language) },
    );
  };
  const abroad = Object.fromEntries([...ABROAD, "detail"].map((part) => [part, partOf(props.value, part)]));
  const move = (code: string) => {
    begin(code);
    if (code === CHINA || country === CHINA) putAtHome("", "", detail);
    if (code !== CHINA) putAbroad(code, country === CHINA ? { detail } : abroad);
  };
  const region = () => structureText(props.value).slice(0, structureText(props.value).length - detail.length);
  return (
    <div className="m-address">
      {allowed?.length !== 1 && (
        <CountrySelect
          {...(country === CHINA ? {} : { id: props.id })}
          label={t("address.country")}
          disabled={disabled}
          only={allowed}
          value={country}
          onChange={move}
        />
      )}
      {country === CHINA ? (
        <RegionInput {...props} onRegion={(code, words) => putAtHome(code, words, detail)} />
      ) : (
        !wholly &&
        ABROAD.map((part, number) => (
          <Input
            key={part}
            {...(number === 0 && allowed?.length === 1 ? { id: props.id } : {})}
            disabled={disabled}
            placeholder={t(`address.${part}`)}
            aria-label={t(`address.${part}`)}
            maxLength={100}
            {...(props.invalid && part === "city" ? { status: "error" as const } : {})}
            aria-describedby={props.describedBy}
            value={abroad[part] ?? ""}
            onChange={(event) => putAbroad(country, { ...abroad, [part]: event.target.value })}
          />
        ))
      )}
      {props.field.props?.["regionOnly"] !== true && (
        <Input
          disabled={disabled}
          placeholder={t("address.detail")}
          aria-label={t("address.detail")}
          maxLength={200}
          value={detail}
          onChange={({ target }) =>
            country === CHINA
              ? putAtHome(partOf(props.value, "code"), region(), target.value)
              : putAbroad(country, { ...abroad, detail: target.value })
          }
        />
      )}
    </div>
  );
}
