import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { Suspense, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/http.ts";
import { records } from "../api/records.ts";
import { type Action, rules } from "../api/rules.ts";
import { controlOf } from "../controls/registry.ts";
import { useFailureText } from "../kit/problem-view.tsx";
import { atOnce } from "../model/at-once.ts";
import { isBlank } from "../model/fields.ts";
import type { Field } from "../model/form-shape.ts";
import type { ActionInput } from "../model/generated/rest.ts";
import { newId } from "../model/identity.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import "./run-dialog.css";

/** Records that a rule runs on at the same time, when it runs on many. */
const AT_ONCE = 4;

/** A record that a rule is run on, and how it is called. */
export interface Target {
  readonly id: string;
  readonly name: string;
}

interface RunDialogProps {
  readonly form: string;
  readonly action: Action;
  readonly targets: readonly Target[];
  readonly onClose: () => void;
}

interface Refused extends Target {
  readonly why: string;
}

/** Asks what a rule wants to know, runs it on each record, and says what became of it. */
export function RunDialog({ form, action, targets, onClose }: RunDialogProps) {
  const { t } = useTranslation("actions");
  const { message } = App.useApp();
  const run = useRun(form, action);
  const [input, setInput] = useState<RecordValues>({});
  const [attempted, setAttempted] = useState(false);
  const missing = action.input.filter(({ key, required }) => required && isBlank(input[key]));
  const refused = run.data;
  const start = () => {
    setAttempted(true);
    if (missing.length > 0 || run.isPending) return;
    run.mutate(
      { targets, input },
      {
        onSuccess: (left) => {
          const done = targets.length - left.length;
          if (done > 0) void message.success(t("done", { title: action.title, count: done }));
          if (left.length === 0) onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={action.title}
      okText={refused ? t("close") : action.title}
      cancelText={t("cancel")}
      okButtonProps={{ loading: run.isPending, autoFocus: action.input.length === 0 }}
      cancelButtonProps={{ style: refused ? { display: "none" } : {} }}
      onOk={refused ? onClose : start}
      onCancel={onClose}
    >
      {refused ? (
        <Outcome refused={refused} alone={targets.length === 1} />
      ) : (
        <>
          {action.confirm && <p>{action.confirm}</p>}
          {targets.length > 1 && <p className="m-muted">{t("records", { count: targets.length })}</p>}
          {action.input.map((asked) => (
            <Question
              key={asked.key}
              asked={asked}
              value={input[asked.key] ?? null}
              missing={attempted && missing.includes(asked)}
              onChange={(value) => setInput((known) => ({ ...known, [asked.key]: value }))}
            />
          ))}
        </>
      )}
    </Modal>
  );
}

interface Running {
  readonly targets: readonly Target[];
  readonly input: RecordValues;
}

/** One press: each record once, however often it is sent; gives those that were refused. */
function useRun(form: string, action: Action) {
  const queries = useQueryClient();
  const textOf = useFailureText();
  const press = useRef(newId());
  const words = (failure: unknown) => {
    const first = failure instanceof ApiProblem ? failure.problems[0]?.message : undefined;
    return first ?? textOf(failure);
  };
  return useMutation({
    mutationFn: async ({ targets, input }: Running) => {
      const refused = await atOnce(AT_ONCE, targets, async (target): Promise<Refused | null> => {
        try {
          const run = await rules.run(action, target.id, input, `${press.current} ${target.id}`);
          return run.state === "done" ? null : { ...target, why: run.problems.map(({ message }) => message).join(" ") };
        } catch (failure) {
          return { ...target, why: words(failure) };
        }
      });
      return refused.filter((one) => one !== null);
    },
    onSuccess: () =>
      Promise.all(
        [records.all(form), ["rules"]].map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })),
      ),
  });
}

function Outcome({ refused, alone }: { readonly refused: readonly Refused[]; readonly alone: boolean }) {
  const { t } = useTranslation("actions");
  return (
    <div role="alert">
      <p>{alone ? t("failed") : t("failedOf", { count: refused.length })}</p>
      <ul className="m-run-refused">
        {refused.map(({ id, name, why }) => (
          <li key={id}>
            {!alone && <b>{name}</b>} {why}
          </li>
        ))}
      </ul>
      <p className="m-muted">{t("nothingWritten")}</p>
    </div>
  );
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
