import { Button, Modal } from "antd";
import { type ComponentType, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useValueWords } from "../../../controls/names.tsx";
import { useLanguage } from "../../../i18n/language.ts";
import { parseCondition } from "../../../model/condition/parse.ts";
import { describeCondition } from "../../../model/condition/sentence.ts";
import { unfinishedIn } from "../../../model/condition/unfinished.ts";
import { chineseWords, englishWords } from "../../../model/condition/words.ts";
import { formulaInWords } from "../../../model/designer/logic-reads.ts";
import type { ConditionDocument } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { ConditionBuilder } from "./condition-builder.tsx";
import type { Ground } from "./use-fields.ts";
import { useUnfinished } from "./use-unfinished.ts";

export type GroundSource = ComponentType<{ readonly children: (ground: Ground) => ReactNode }>;

interface ConditionSettingProps {
  readonly label: string;
  readonly hint?: string;
  /** Where its name stands already; it is written beside the buttons otherwise. */
  readonly labelId?: string;
  readonly value: ConditionDocument | undefined;
  /** What it is about, or what gathers that: it is asked only where there is a condition, or one is made. */
  readonly ground: Ground | GroundSource;
  /** What it means that nothing is asked; not said unless it is given. */
  readonly always?: string;
  /** Where a heading says already what the condition is for. */
  readonly headed?: boolean;
  /** Undefined where nothing is asked any more. */
  readonly onChange: (condition: ConditionDocument | undefined) => void;
}

/** A condition as one sentence; it is put together where there is room. The only way to edit one in the designer. */
export function ConditionSetting(props: ConditionSettingProps) {
  const { label, hint, labelId, value, ground, always, headed = false, onChange } = props;
  const { t } = useTranslation("designer-logic");
  useTranslation(["list", "flow"]);
  const id = useId();
  const [draft, setDraft] = useState<ConditionDocument | null>(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div
      className="m-property m-condition-setting"
      role="group"
      aria-labelledby={labelId ?? `${id}-label`}
      data-headed={headed}
    >
      <div className="m-condition-head">
        {labelId === undefined && (
          <span className={headed ? "m-visually-hidden" : "m-property-label"} id={`${id}-label`}>
            {label}
          </span>
        )}
        <Button
          size="small"
          type="text"
          aria-describedby={labelId ?? `${id}-label`}
          onClick={() => setDraft(value ?? ({ all: [] } as ConditionDocument))}
        >
          {t(value === undefined ? "condition.set" : "condition.change")}
        </Button>
        {value !== undefined && (
          <Button
            size="small"
            type="text"
            aria-describedby={labelId ?? `${id}-label`}
            onClick={() => onChange(undefined)}
          >
            {t("condition.clear")}
          </Button>
        )}
      </div>
      {value === undefined && always !== undefined && <p className="m-condition-sentence">{always}</p>}
      {(value !== undefined || draft !== null) && (
        <Grounded ground={ground}>
          {(known) => (
            <>
              {value !== undefined && <Sentence ground={known} condition={value} />}
              {draft !== null && (
                <ConditionDialog
                  id={id}
                  label={label}
                  {...(hint ? { hint } : {})}
                  draft={draft}
                  ground={known}
                  onDraft={setDraft}
                  onClose={() => setDraft(null)}
                  onTake={() => {
                    onChange(isEmpty(draft) ? undefined : draft);
                    setDraft(null);
                  }}
                />
              )}
            </>
          )}
        </Grounded>
      )}
    </div>
  );
}

interface GroundedProps {
  readonly ground: Ground | GroundSource;
  readonly children: (ground: Ground) => ReactNode;
}

function Grounded({ ground, children }: GroundedProps) {
  if (typeof ground !== "function") return children(ground);
  const Source = ground;
  return <Source>{children}</Source>;
}

function Sentence({ ground, condition }: { readonly ground: Ground; readonly condition: ConditionDocument }) {
  const sentence = useSentence(ground, condition);
  return <p className="m-condition-sentence">{sentence(condition)}</p>;
}

interface ConditionDialogProps extends Pick<ConditionSettingProps, "label" | "hint"> {
  readonly id: string;
  readonly ground: Ground;
  readonly draft: ConditionDocument;
  readonly onDraft: (draft: ConditionDocument) => void;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** What is put together is read out below; what is not finished is named, and is not taken. */
function ConditionDialog({ id, label, hint, ground, draft, onDraft, onTake, onClose }: ConditionDialogProps) {
  const sentence = useSentence(ground, draft);
  const { t } = useTranslation("designer-logic");
  const [tried, setTried] = useState(false);
  const finished = unfinishedIn(draft) === null;
  return (
    <Modal
      open
      width={860}
      title={label}
      okText={t("condition.take")}
      onCancel={onClose}
      onOk={() => (finished ? onTake() : setTried(true))}
    >
      <ConditionBuilder id={id} label={label} value={draft} {...ground} onChange={onDraft} />
      {!isEmpty(draft) && (
        <p
          className="m-condition-sentence"
          data-wrong={tried && !finished}
          {...(tried && !finished ? { role: "alert" } : {})}
        >
          {sentence(draft)}
        </p>
      )}
      {hint && <small className="m-property-hint">{hint}</small>}
    </Modal>
  );
}

const isEmpty = (condition: ConditionDocument): boolean => /^\{"(all|any)":\[\]\}$/.test(JSON.stringify(condition));

/** Nothing where a condition asks nothing: what documents say as `{"all": []}` is unset in the panel. */
export const asked = (condition: ConditionDocument | null | undefined): ConditionDocument | undefined =>
  condition === null || condition === undefined || JSON.stringify(condition) === '{"all":[]}' ? undefined : condition;

/** Conditions in words, with the titles of the form that they are about and the names of what `said` mentions. */
function useSentence(
  { form, fields, around }: Ground,
  said: ConditionDocument | undefined,
): (condition: ConditionDocument) => string {
  const { t } = useTranslation("designer-logic");
  const language = useLanguage();
  const unfinished = useUnfinished();
  const at = (path: string) => fields.find((field) => field.path === path);
  const names = useNames({ form, json: said as Json | undefined, fieldAt: (path) => at(path)?.field });
  const wordsOf = useValueWords(
    names,
    fields.map(({ field }) => field),
  );
  const spoken = language === "zh-CN" ? chineseWords : englishWords;
  const own = (around ?? []).map(
    ({ path, title }) => [`var.record.${path}`, t("condition.ofRecord", { title })] as const,
  );
  const words = { ...spoken, ...Object.fromEntries(own) };
  return (json) => {
    const { condition } = parseCondition(json);
    if (!condition) return unfinished(json) ?? t("rules.unreadable");
    const value = (path: string, literal: string) => {
      const field = at(path)?.field;
      return field && wordsOf(field, literal);
    };
    const field = (path: string) => at(path)?.title ?? path;
    const formula = (source: string) => formulaInWords(source, (path) => t("rules.target", { title: field(path) }));
    return describeCondition(condition, { field, value, formula }, words);
  };
}
