import { Tag } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useValueWords } from "../../controls/names.tsx";
import { controlOf } from "../../controls/registry.ts";
import { useFieldScope } from "../../controls/scope.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { lazily } from "../../kit/lazily.ts";
import { describeCondition } from "../../model/condition/sentence.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import { useFilterFields } from "./asked-fields.ts";
import { withBranches } from "./filter-lines.ts";
import type { ListParts } from "./list-parts.ts";
import { isMarked, marked } from "./marks.ts";

const MarkedWords = lazily(() => import("./marked-words.tsx").then((file) => file.MarkedWords));

/** The filter as a sentence, with a way to be rid of it. */
export function FilterWords({ shape, fields, state, controls }: ListParts) {
  const { t } = useTranslation("list");
  const text = useText();
  const language = useLanguage();
  const all = useFilterFields(shape, fields);
  const asked = all.flatMap((field) => [field, ...(field.fields ?? [])]);
  const wordsOf = useValueWords(useFieldScope().labels, state.filter === null ? [] : asked);
  if (state.filter === null) return null;

  const labels = {
    field: (path: string) => text(asked.find(({ key }) => key === path)?.title) || path,
    value: (path: string, literal: string) => {
      const field = asked.find(({ key }) => key === path);
      if (field && controlOf(field.type).asking?.Mark) return marked(field.type, literal);
      return field && wordsOf(field, literal);
    },
  };
  const said = withBranches(state.filter, asked);
  const sentence = describeCondition(said, labels, language === "zh-CN" ? chineseWords : englishWords);
  return (
    <div className="m-list-filter">
      <Tag
        closable={{ "aria-label": t("filter.clear") }}
        onClose={(event) => {
          event.preventDefault();
          controls.setFilter(null);
        }}
      >
        {isMarked(sentence) ? (
          <Suspense fallback={null}>
            <MarkedWords sentence={sentence} />
          </Suspense>
        ) : (
          sentence
        )}
      </Tag>
    </div>
  );
}
