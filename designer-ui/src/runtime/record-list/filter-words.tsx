import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { regions } from "../../api/regions.ts";
import { useValueWords } from "../../controls/names.tsx";
import { useFieldScope } from "../../controls/scope.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { describeCondition } from "../../model/condition/sentence.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import { useFilterFields } from "./asked-fields.ts";
import type { ListParts } from "./list-parts.ts";

/** Names of regions by their codes, with those that they lie in; the codes themselves until the names are there. */
function useRegionNames(wanted: boolean): (code: string) => string | undefined {
  const { data } = useQuery({
    queryKey: ["regions"],
    queryFn: ({ signal }) => regions.list(signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted,
  });
  const names = useMemo(() => new Map(data?.items ?? []), [data]);
  return (code) => {
    const path = [2, 4, 6].filter((length) => length <= code.length).map((length) => names.get(code.slice(0, length)));
    const words = path.filter((name) => name !== undefined && name !== "市辖区" && name !== "县");
    return words.length === 0 ? undefined : words.join("");
  };
}

/** The filter as a sentence, with a way to be rid of it. */
export function FilterWords({ shape, fields, state, controls }: ListParts) {
  const { t } = useTranslation("list");
  const text = useText();
  const language = useLanguage();
  const wordsOf = useValueWords(useFieldScope().labels);
  const all = useFilterFields(shape, fields);
  const asked = all.flatMap((field) => [field, ...(field.fields ?? [])]);
  const regionOf = useRegionNames(asked.some(({ type }) => type === "address") && state.filter !== null);
  if (state.filter === null) return null;

  const labels = {
    field: (path: string) => text(asked.find(({ key }) => key === path)?.title) || path,
    value: (path: string, literal: string) => {
      const field = asked.find(({ key }) => key === path);
      if (field?.type === "address") return regionOf(literal);
      return field && wordsOf(field, literal);
    },
  };
  const sentence = describeCondition(state.filter, labels, language === "zh-CN" ? chineseWords : englishWords);
  return (
    <div className="m-list-filter">
      <Tag
        closable={{ "aria-label": t("filter.clear") }}
        onClose={(event) => {
          event.preventDefault();
          controls.setFilter(null);
        }}
      >
        {sentence}
      </Tag>
    </div>
  );
}
