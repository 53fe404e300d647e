import { Input, Spin, Switch } from "antd";
import { Decimal } from "decimal.js";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemView } from "../../../kit/problem-view.tsx";
import type { FormShape } from "../../../model/form-shape.ts";
import { isError } from "../../../model/formula/errors.ts";
import type { Formula } from "../../../model/formula/formula.ts";
import { parseNumber } from "../../../model/formula/number-text.ts";
import { type FxType, type FxValue, listOf, typeId } from "../../../model/formula/types.ts";
import { isList, toText } from "../../../model/formula/values.ts";
import type { FormulaField } from "./formula-field.ts";
import { SampleRecord } from "./sample-record.tsx";
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
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const typeOf = (path: string): FxType => fields.find((field) => field.path === path)?.type ?? "text";
  const valueAt = (path: string) => read(typed[path] ?? "", typeOf(path));
  const { value, pending, failure } = useTrial(formula, { zone, valueAt, record }, inRow);
  const put = (path: string, text: string) => setTyped((before) => ({ ...before, [path]: text }));
  const fill = (id: string, of: (path: string) => FxValue) => {
    setRecord(id);
    setTyped(Object.fromEntries(formula.reads.map((path) => [path, shown(of(path), typeOf(path), zone)])));
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
          {t("result")} <strong>{shown(value, formula.type, zone) || t("blank")}</strong>
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

function read(text: string, type: FxType): FxValue {
  const element = listOf(type);
  if (element) return text.trim() === "" ? [] : text.split(/[,，]/).map((part) => read(part.trim(), element));
  if (text.trim() === "") return null;
  if (type === "bool") return text === "TRUE";
  if (type === "number" || type === "duration") {
    const number = parseNumber(text);
    return number instanceof Decimal ? number : null;
  }
  if (type !== "datetime") return text.trim();
  const moment = Date.parse(text.trim().replace(" ", "T"));
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

function shown(value: FxValue, type: FxType, zone: string): string {
  if (isError(value)) return value.error;
  if (isList(value)) return value.map((element) => toText(element, listOf(type) ?? type, zone)).join("，");
  return typeId(type) === "bool" && value !== null ? (value === true ? "TRUE" : "FALSE") : toText(value, type, zone);
}
