import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useValueWords } from "../../controls/names.tsx";
import { useFieldScope } from "../../controls/scope.tsx";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { mentionsIn } from "../../model/condition/mentions.ts";
import { describeCondition } from "../../model/condition/sentence.ts";
import type { Condition } from "../../model/condition/types.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { isOffered, useConditionFields } from "../../runtime/record-list/asked-fields.ts";
import { blankLine, FilterLines, MatchChoice } from "../../runtime/record-list/filter-builder.tsx";
import { conditionOf, type Line, linesOf, type Match, withBranches } from "../../runtime/record-list/filter-lines.ts";

interface ConditionLinesProps {
  readonly shape: FormShape;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
}

const NOTHING: Condition = { any: [] };

const isNothing = (condition: Condition): boolean => "any" in condition && condition.any.length === 0;

/** A condition over a form, line by line, and the sentence that it makes. */
export function ConditionLines({ shape, condition, onChange }: ConditionLinesProps) {
  const { t } = useTranslation("role");
  const { t: list } = useTranslation("list");
  const { fields, fieldAt } = useConditionFields(shape);
  const known = linesOf(condition, fields);
  const first = fields.find(isOffered);
  const [match, setMatch] = useState<Match>(known && !isNothing(condition) ? known.match : "all");
  const [lines, setLines] = useState<readonly Line[]>(() =>
    known && known.lines.length > 0 ? known.lines : first ? [blankLine(first, shape.key)] : [],
  );
  const settle = (nextMatch: Match, next: readonly Line[]) => {
    setMatch(nextMatch);
    setLines(next);
    onChange(conditionOf(nextMatch, next) ?? NOTHING);
  };
  return (
    <div className="m-grant-condition">
      {known === null ? (
        <div>
          <p>{t("tooComplex")}</p>
          <Button size="small" onClick={() => settle("all", first ? [blankLine(first, shape.key)] : [])}>
            {t("startAnew")}
          </Button>
        </div>
      ) : (
        <>
          <MatchChoice match={match} onChange={(next) => settle(next, lines)} />
          <FilterLines
            fields={fields}
            form={shape.key}
            lines={lines}
            add={list("filter.add")}
            onChange={(next) => settle(match, next)}
          />
        </>
      )}
      <Sentence condition={withBranches(condition, fields)} fieldAt={fieldAt} />
    </div>
  );
}

interface SentenceProps {
  readonly condition: Condition;
  readonly fieldAt: (path: string) => Field | undefined;
}

function Sentence({ condition, fieldAt }: SentenceProps) {
  const { t } = useTranslation("role");
  const text = useText();
  const language = useLanguage();
  const mentioned = mentionsIn(condition as unknown as Json).map(({ path }) => fieldAt(path));
  const wordsOf = useValueWords(useFieldScope().labels, mentioned);
  if (isNothing(condition)) {
    return (
      <p className="m-wrong" role="status">
        {t("reachesNothing")}
      </p>
    );
  }
  const words = {
    field: (path: string) => text(fieldAt(path)?.title) || path,
    value: (path: string, literal: string) => {
      const field = fieldAt(path);
      return field && wordsOf(field, literal);
    },
  };
  const sentence = describeCondition(condition, words, language === "zh-CN" ? chineseWords : englishWords);
  return <p className="m-muted">{t("reaches", { sentence })}</p>;
}
