import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { regions } from "../api/regions.ts";
import { useLanguage } from "../i18n/language.ts";

/** Names of regions by their codes, with those that they lie in; the codes themselves until the names are there. */
export function useRegionNames(wanted: boolean): (code: string) => string | undefined {
  const language = useLanguage();
  const { data } = useQuery({ ...regions.all(), enabled: wanted });
  const names = useMemo(() => new Map(data?.items ?? []), [data]);
  return (code) => {
    if (/^[A-Z]{2}$/.test(code)) return new Intl.DisplayNames(language, { type: "region", fallback: "code" }).of(code);
    const path = [2, 4, 6].filter((length) => length <= code.length).map((length) => names.get(code.slice(0, length)));
    const words = path.filter((name) => name !== undefined && name !== "市辖区" && name !== "县");
    return words.length === 0 ? undefined : words.join("");
  };
}
