import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatAgo, formatInstant } from "../i18n/format.ts";
import { useLanguage } from "../i18n/language.ts";
import { OptionTag } from "../kit/option-tag.tsx";
import type { RuleRun, RunStep } from "../model/generated/rest.ts";
import { paths } from "../model/paths.ts";
import "./run-list.css";

interface RunListProps {
  readonly runs: readonly RuleRun[];
  /** Whether each run names its rule: the log of a record does, that of a rule names the record. */
  readonly of: "record" | "rule";
}

const COLORS = { done: "green", failed: "red", suppressed_loop: "orange" } as const;

/** Runs of rules: how each ended, what it did, and why. */
export function RunList({ runs, of }: RunListProps) {
  return (
    <ol className="m-runs">
      {runs.map((run) => (
        <Run key={run.id} run={run} of={of} />
      ))}
    </ol>
  );
}

function Run({ run, of }: { readonly run: RuleRun; readonly of: RunListProps["of"] }) {
  const { t, i18n } = useTranslation("runs");
  const language = useLanguage();
  return (
    <li className="m-run">
      <div className="m-run-head">
        <OptionTag color={COLORS[run.state]}>{t(`state.${run.state}`)}</OptionTag>
        {of === "record" ? (
          <strong>{run.title}</strong>
        ) : (
          run.record && <Link to={paths.record(run.form, run.record)}>{t("record")}</Link>
        )}
        <small className="m-muted" title={formatInstant(run.at)}>
          {formatAgo(run.at, language)} · {t("version", { version: run.version })}
          {run.event && i18n.exists(`runs:event.${run.event}`) && ` · ${t(`event.${run.event}`)}`}
        </small>
      </div>
      {run.problems.map((problem) => (
        <p key={`${problem.path} ${problem.code}`} role="alert">
          {problem.message}
        </p>
      ))}
      {run.state !== "done" && <p className="m-run-why">{t(`hint.${run.state}`)}</p>}
      {run.steps.length > 0 && (
        <ol>
          {run.steps.map((step) => (
            <Step key={step.step} step={step} />
          ))}
        </ol>
      )}
      {run.causes.length > 0 && <Causes run={run} />}
    </li>
  );
}

/** Where a step left something to look at, a link leads there. */
function Step({ step }: { readonly step: RunStep }) {
  const { t, i18n } = useTranslation("runs");
  const output = typeof step.output === "object" && step.output !== null ? step.output : {};
  const { form, record } = output as { readonly form?: unknown; readonly record?: unknown };
  return (
    <li>
      {i18n.exists(`runs:step.${step.type}`) ? t(`step.${step.type}`) : step.type}
      {typeof form === "string" && typeof record === "string" && (
        <>
          {" · "}
          <Link to={paths.record(form, record)}>{t("made")}</Link>
        </>
      )}
    </li>
  );
}

function Causes({ run }: { readonly run: RuleRun }) {
  const { t } = useTranslation("runs");
  return (
    <p className="m-run-why">
      {t("chain")} {run.causes.map(({ rule }) => rule).join(" → ")} → <b>{run.rule}</b>
    </p>
  );
}
