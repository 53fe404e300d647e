import { Button, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useValueWords } from "../../../controls/names.tsx";
import { useLanguage } from "../../../i18n/language.ts";
import { parseCondition } from "../../../model/condition/parse.ts";
import { describeCondition } from "../../../model/condition/sentence.ts";
import { chineseWords, englishWords } from "../../../model/condition/words.ts";
import type { ConditionDocument } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { ConditionBuilder } from "./condition-builder.tsx";
import type { Ground } from "./use-fields.ts";

interface ConditionSettingProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: ConditionDocument | undefined;
  readonly ground: Ground;
  /** Undefined where nothing is asked any more. */
  readonly onChange: (condition: ConditionDocument | undefined) => void;
}

/** A condition as one sentence in the panel; it is put together where there is room. */
export function ConditionSetting({ label, hint, value, ground, onChange }: ConditionSettingProps) {
  const { t } = useTranslation("designer-logic");
  useTranslation(["list", "flow"]);
  const id = useId();
  const [draft, setDraft] = useState<ConditionDocument | null>(null);
  const sentence = useSentence(ground, draft ?? value);
  const close = () => setDraft(null);
  return (
    <div className="m-property">
      <div className="m-condition-head">
        <span className="m-property-label" id={`${id}-label`}>
          {label}
        </span>
        <Button
          size="small"
          type="text"
          aria-describedby={`${id}-label`}
          onClick={() => setDraft(value ?? ({ all: [] } as ConditionDocument))}
        >
          {t(value === undefined ? "condition.set" : "condition.change")}
        </Button>
        {value !== undefined && (
          <Button size="small" type="text" aria-describedby={`${id}-label`} onClick={() => onChange(undefined)}>
            {t("condition.clear")}
          </Button>
        )}
      </div>
      {value !== undefined && <p className="m-condition-sentence">{sentence(value)}</p>}
      {draft !== null && (
        <Modal
          open
          width={720}
          title={label}
          okText={t("condition.take")}
          onCancel={close}
          onOk={() => {
            onChange(isEmpty(draft) ? undefined : draft);
            close();
          }}
        >
          <ConditionBuilder id={id} label={label} value={draft} {...ground} onChange={setDraft} />
          {!isEmpty(draft) && <p className="m-condition-sentence">{sentence(draft)}</p>}
          {hint && <small className="m-property-hint">{hint}</small>}
        </Modal>
      )}
    </div>
  );
}

const isEmpty = (condition: ConditionDocument): boolean => /^\{"(all|any)":\[\]\}$/.test(JSON.stringify(condition));

/** Conditions in words, with the titles of the form that they are about and the names of what `said` mentions. */
function useSentence(
  { form, fields, around }: Ground,
  said: ConditionDocument | undefined,
): (condition: ConditionDocument) => string {
  const { t } = useTranslation("designer-logic");
  const language = useLanguage();
  const at = (path: string) => fields.find((field) => field.path === path);
  const names = useNames({ form, json: said as Json | undefined, fieldAt: (path) => at(path)?.field });
  const wordsOf = useValueWords(names);
  const spoken = language === "zh-CN" ? chineseWords : englishWords;
  const own = (around ?? []).map(
    ({ path, title }) => [`var.record.${path}`, t("condition.ofRecord", { title })] as const,
  );
  const words = { ...spoken, ...Object.fromEntries(own) };
  return (json) => {
    const { condition } = parseCondition(json);
    if (!condition) return t("rules.unreadable");
    const value = (path: string, literal: string) => {
      const field = at(path)?.field;
      return field && wordsOf(field, literal);
    };
    return describeCondition(condition, { field: (path) => at(path)?.title ?? path, value }, words);
  };
}
