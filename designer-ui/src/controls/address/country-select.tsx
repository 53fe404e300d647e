import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useMemo } from "react";
import { regions } from "../../api/regions.ts";
import { useLanguage } from "../../i18n/language.ts";
import { countryName } from "./country.ts";

/** Countries by their names in the language of the reader, in its order; these alone, or all there are. */
export function useCountries(only?: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  const language = useLanguage();
  const { data } = useQuery(regions.all());
  const codes = only ?? data?.countries;
  return useMemo(() => {
    const order = new Intl.Collator(language);
    const named = (codes ?? []).map((value) => ({ value, label: countryName(value, language) }));
    return named.sort((one, other) => order.compare(one.label, other.label));
  }, [codes, language]);
}

interface CountrySelectProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string | null;
  readonly only?: readonly string[] | undefined;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly onChange: (code: string) => void;
}

/** One country, found by its name or its code. */
export function CountrySelect({ id, label, value, only, disabled, invalid, onChange }: CountrySelectProps) {
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      disabled={disabled ?? false}
      {...(invalid ? { status: "error" as const } : {})}
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label} ${option?.value}`.toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      value={value}
      options={[...useCountries(only)]}
      onChange={onChange}
    />
  );
}
