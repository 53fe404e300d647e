import { Input, Spin, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "../../../kit/problem-view.tsx";
import type { FormShape } from "../../../model/form-shape.ts";
import type { Formula } from "../../../model/formula/formula.ts";
import { type FxType, type FxValue, listOf } from "../../../model/formula/types.ts";
import { useSurrounding } from "../design-context.tsx";
import type { FormulaField } from "./formula-field.ts";
import { SampleRecord } from "./sample-record.tsx";
import { shownValue, typedValue } from "./typed-values.ts";
import { useTrial } from "./use-trial.ts";

interface FormulaTrialProps {
  readonly formula: Formula;
  readonly fields: readonly FormulaField[];
  /** The form whose records may be tried. */
  readonly shape: FormShape;
  /** The sub-table around the formula, for a column. */
  readonly inRow: string | undefined;
}

/** Tries a formula with values of one's own or of a record; a list is written with a comma between its elements. */
export function FormulaTrial({ formula, fields, shape, inRow }: FormulaTrialProps) {
  const { t } = useTranslation("formula");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [record, setRecord] = useState<string | null>(null);
  const { zone } = useSurrounding();
  const typeOf = (path: string): FxType => fields.find((field) => field.path === path)?.type ?? "text";
  const valueAt = (path: string) => typedValue(typed[path] ?? "", typeOf(path), zone);
  const { value, pending, failure } = useTrial(formula, { zone, valueAt, record }, inRow);
  const put = (path: string, text: string) => setTyped((before) => ({ ...before, [path]: text }));
  const fill = (id: string, of: (path: string) => FxValue) => {
    setRecord(id);
    setTyped(Object.fromEntries(formula.reads.map((path) => [path, shownValue(of(path), typeOf(path), zone)])));
  };
  return (
    <div className="m-fx-trial">
      {formula.reads.length > 0 && (
        <SampleRecord shape={shape} inRow={inRow} zone={zone} reads={formula.reads} onChosen={fill} />
      )}
      {formula.reads.map((path) => {
        const title = fields.find((field) => field.path === path)?.title ?? path;
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is the input below, which the rule does not know.
          <label key={path}>
            <span>{title}</span>
            {typeOf(path) === "bool" ? (
              <Switch checked={typed[path] === "TRUE"} onChange={(on) => put(path, on ? "TRUE" : "FALSE")} />
            ) : (
              <Input
                size="small"
                value={typed[path] ?? ""}
                placeholder={t(`sample.${sampleOf(typeOf(path))}`)}
                onChange={(event) => put(path, event.target.value)}
              />
            )}
          </label>
        );
      })}
      {failure ? (
        <ProblemView failure={failure} />
      ) : (
        <output aria-busy={pending}>
          {t("result")} <strong>{shownValue(value, formula.type, zone) || t("blank")}</strong>
          {pending && <Spin size="small" />}
        </output>
      )}
      {formula.serverOnly && <small className="m-muted">{t("trial.ownRights")}</small>}
    </div>
  );
}

function sampleOf(type: FxType): "number" | "date" | "datetime" | "list" | "text" {
  if (listOf(type)) return "list";
  return type === "number" || type === "date" || type === "datetime" ? type : "text";
}
