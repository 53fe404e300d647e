import { Form, Input, Modal, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type FxType, listOf } from "../../../model/formula/types.ts";
import type { FormulaField } from "./formula-field.ts";
import { LookupWizard } from "./lookup-wizard.tsx";
import { OPERATORS, UNITS, type WizardChoice, type WizardKind, wizardFormula } from "./wizard-formula.ts";

interface FormulaWizardProps {
  readonly fields: readonly FormulaField[];
  readonly onWrite: (formula: string) => void;
  readonly onClose: () => void;
}

const KINDS: readonly WizardKind[] = ["sumif", "rows", "datedif", "lookup"];
const FIRST_HOW: Readonly<Record<WizardKind, string>> = { sumif: "", rows: "*", datedif: "D", lookup: "first" };

/** Puts together the formulas that people look up most often, from choices in their own words. */
export function FormulaWizard({ fields, onWrite, onClose }: FormulaWizardProps) {
  const { t } = useTranslation("formula");
  const [choice, setChoice] = useState<WizardChoice>(startOf("sumif"));
  const formula = wizardFormula(choice);
  const { kind, first, second, how } = choice;
  const put = (change: Partial<WizardChoice>) => setChoice({ ...choice, ...change });
  const offered = (accepts: (type: FxType) => boolean, beside?: string) =>
    fields
      .filter(({ path, type }) => accepts(type) && (beside === undefined || tableOf(path) === tableOf(beside)))
      .map(({ path, title }) => ({ value: path, label: title }));
  const firstOnes = offered(kind === "datedif" ? isDay : kind === "rows" ? isNumbers : isList);
  const secondOnes = kind === "datedif" ? offered(isDay) : offered(isNumbers, first);
  return (
    <Modal
      open
      width={640}
      title={t("wizard.title")}
      okText={t("wizard.write")}
      okButtonProps={{ disabled: formula === undefined }}
      onOk={() => formula !== undefined && onWrite(formula)}
      onCancel={onClose}
    >
      <Segmented<WizardKind>
        block
        value={kind}
        onChange={(next) => setChoice(startOf(next))}
        options={KINDS.map((value) => ({ value, label: t(`wizard.${value}`) }))}
      />
      {kind === "lookup" ? (
        <LookupWizard fields={fields} choice={choice} onChoose={setChoice} />
      ) : (
        <Form layout="vertical" className="m-fx-wizard">
          <Form.Item label={t(`wizard.${kind}.first`)} htmlFor="fx-wizard-first">
            <Select
              id="fx-wizard-first"
              showSearch={{ optionFilterProp: "label" }}
              value={first ?? null}
              options={firstOnes}
              onChange={(value: string) => put({ first: value, second: kind === "datedif" ? second : undefined })}
            />
          </Form.Item>
          <Form.Item label={t(`wizard.${kind}.how`)} htmlFor="fx-wizard-how">
            {kind === "sumif" ? (
              <Input
                id="fx-wizard-how"
                value={how}
                placeholder={t("wizard.criterion")}
                onChange={(event) => put({ how: event.target.value })}
              />
            ) : (
              <Select
                id="fx-wizard-how"
                value={how}
                onChange={(value: string) => put({ how: value })}
                options={(kind === "rows" ? OPERATORS : UNITS).map((value) => ({
                  value,
                  label: kind === "rows" ? value : t(`wizard.unit.${value}`),
                }))}
              />
            )}
          </Form.Item>
          <Form.Item label={t(`wizard.${kind}.second`)} htmlFor="fx-wizard-second">
            <Select
              id="fx-wizard-second"
              showSearch={{ optionFilterProp: "label" }}
              value={second ?? null}
              options={secondOnes}
              onChange={(value: string) => put({ second: value })}
            />
          </Form.Item>
        </Form>
      )}
      <code className="m-fx-usage">{formula ?? t("wizard.missing")}</code>
    </Modal>
  );
}

function startOf(kind: WizardKind): WizardChoice {
  return { kind, first: undefined, second: undefined, how: FIRST_HOW[kind] };
}

function tableOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf(".")));
}

function isDay(type: FxType): boolean {
  return type === "date" || type === "datetime";
}

/** A column, for only those have others beside them. */
function isList(type: FxType): boolean {
  return listOf(type) !== undefined;
}

function isNumbers(type: FxType): boolean {
  return listOf(type) === "number";
}
