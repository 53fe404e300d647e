import { Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../api/rules.ts";
import { controlOf } from "../controls/registry.ts";
import { isBlank } from "../model/fields.ts";
import type { Field } from "../model/form-shape.ts";
import type { ActionInput } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import "./run-dialog.css";

export interface Answers {
  readonly input: RecordValues;
  readonly missing: readonly ActionInput[];
  readonly attempted: boolean;
  readonly give: (key: string, value: Json) => void;
  /** Says what lacks; true when nothing does. */
  readonly attempt: () => boolean;
}

/** What is answered so far to what a rule asks before it runs. */
export function useAnswers(action: Action): Answers {
  const [input, setInput] = useState<RecordValues>({});
  const [attempted, setAttempted] = useState(false);
  const missing = action.input.filter(({ key, required }) => required && isBlank(input[key]));
  return {
    input,
    missing,
    attempted,
    give: (key, value) => setInput((known) => ({ ...known, [key]: value })),
    attempt: () => {
      setAttempted(true);
      return missing.length === 0;
    },
  };
}

/** What a rule asks before it runs. */
export function RunQuestions({ action, answers }: { readonly action: Action; readonly answers: Answers }) {
  const { input, missing, attempted, give } = answers;
  return action.input.map((asked) => (
    <Question
      key={asked.key}
      asked={asked}
      value={input[asked.key] ?? null}
      missing={attempted && missing.includes(asked)}
      onChange={(value) => give(asked.key, value)}
    />
  ));
}

interface QuestionProps {
  readonly asked: ActionInput;
  readonly value: Json;
  readonly missing: boolean;
  readonly onChange: (value: Json) => void;
}

function Question({ asked, value, missing, onChange }: QuestionProps) {
  const { t } = useTranslation("actions");
  const id = useId();
  const { Input } = controlOf(asked.type);
  const options = asked.options.map(({ key, label }) => ({ key, label }));
  const field: Field = {
    key: asked.key,
    type: asked.type,
    title: asked.title,
    ...(options.length > 0 ? { props: { options } } : {}),
  };
  return (
    <div className="m-run-question">
      <label htmlFor={id}>
        {asked.title}
        {asked.required && <b aria-hidden="true"> *</b>}
      </label>
      <Suspense fallback={<div className="m-output" />}>
        <Input
          id={id}
          field={field}
          path={asked.key}
          value={value}
          required={asked.required}
          invalid={missing}
          describedBy={missing ? `${id}-wrong` : undefined}
          onChange={onChange}
        />
      </Suspense>
      {missing && (
        <small id={`${id}-wrong`} className="m-field-wrong" role="alert">
          {t("missing", { field: asked.title })}
        </small>
      )}
    </div>
  );
}
