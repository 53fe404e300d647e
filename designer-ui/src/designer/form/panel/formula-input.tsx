import { Button, Dropdown } from "antd";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { shapeOf } from "../../../model/designer/document.ts";
import { formulaFindings } from "../../../model/designer/formula-findings.ts";
import { FormTypes, RowTypes } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { callAt, usageOf } from "../../../model/formula/editing.ts";
import { compileFormula } from "../../../model/formula/formula.ts";
import type { FxType } from "../../../model/formula/types.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import type { FormulaField } from "../formula/formula-field.ts";
import { FormulaTrial } from "../formula/formula-trial.tsx";

const FormulaEditor = lazy(async () => ({
  default: (await import("../formula/formula-editor.tsx")).FormulaEditor,
}));

interface FormulaInputProps {
  readonly id: string;
  /** The field that takes the result; null for a condition. */
  readonly field: Field | null;
  /** The sub-table around the field, for a column. */
  readonly table: Field | null;
  readonly value: string;
  readonly onChange: (source: string) => void;
}

/** A formula, checked while it is typed, with the parameters of the function at hand and a place to try it. */
export function FormulaInput({ id, field, table, value, onChange }: FormulaInputProps) {
  const { t, i18n } = useTranslation("designer");
  const { t: words } = useTranslation("formula");
  const language = useLanguage();
  const text = useText();
  const document = useDocument();
  const { pkg, linked, complete } = useSurrounding();
  const [caret, setCaret] = useState(0);
  const [trying, setTrying] = useState(false);
  const insert = useRef<(text: string) => void>(() => undefined);
  const types = useMemo(() => {
    const form = new FormTypes(shapeOf(document, pkg), linked);
    return table === null ? form : new RowTypes(form, table);
  }, [document, pkg, linked, table]);
  const fields = useMemo(
    () =>
      readable(document.model.fields, field, table, text).map(({ path, title }) => {
        const type = types.typeOf(path) ?? "text";
        return { path, title, type, typeTitle: words(`type.${typeWord(type)}`) };
      }),
    [document, field, table, types, text, words],
  );
  const isEmpty = value.trim() === "";
  const [first] = isEmpty ? [] : formulaFindings(value, field, types);
  const unseen = first?.code === "fx_unknown_field" && String(first.params["field"]).includes(".") && !complete;
  const problem = unseen ? undefined : first;
  const { formula } = compileFormula(value, types);
  const call = callAt(value, caret);
  const sentence = (code: string, params: object) =>
    i18n.exists(`designer:formula.${code}`) ? t(`formula.${code}`, { ...params }) : t("formula.wrong");
  const items = fields.map(({ path, title }) => ({ key: path, label: title }));
  return (
    <div className="m-formula">
      <Suspense fallback={<div className="m-formula-editor" />}>
        <FormulaEditor
          id={id}
          label={words("label")}
          value={value}
          hint={words("example")}
          language={language}
          fields={fields}
          wrong={problem}
          describedBy={`${id}-check`}
          onChange={onChange}
          onCaret={setCaret}
          onReady={(put) => {
            insert.current = put;
          }}
        />
      </Suspense>
      {call && (
        <code className="m-fx-usage">
          {call.signature.name}(
          {usageOf(call.signature, call.argument).map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a signature never move.
            <span key={index} className={piece.isCurrent ? "m-fx-current" : undefined}>
              {index > 0 && ", "}
              {piece.text}
            </span>
          ))}
          )
        </code>
      )}
      <small id={`${id}-check`} role="status" className={problem ? "m-field-wrong" : "m-muted"}>
        {problem
          ? sentence(problem.code, problem.params)
          : formula && !isEmpty && words("fine", { type: words(`type.${typeWord(formula.type)}`) })}
      </small>
      <div className="m-formula-foot">
        <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => insert.current(`{${key}}`) }}>
          <Button size="small">{words("insert")}</Button>
        </Dropdown>
        <Button size="small" disabled={!formula} aria-expanded={trying} onClick={() => setTrying(!trying)}>
          {words("try")}
        </Button>
      </div>
      {trying && formula && <FormulaTrial formula={formula} fields={fields} />}
    </div>
  );
}

function typeWord(type: FxType): string {
  if (typeof type === "string") return type;
  return "ref" in type ? "ref" : "list";
}

function readable(
  fields: readonly Field[],
  self: Field | null,
  table: Field | null,
  text: (title: Field["title"]) => string,
): readonly Pick<FormulaField, "path" | "title">[] {
  const label = (field: Field) => text(field.title) || field.key;
  const own = (table?.fields ?? [])
    .filter((column) => column !== self)
    .map((column) => ({ path: column.key, title: label(column) }));
  const outer = fields
    .filter((field) => field !== self && field !== table)
    .flatMap((field) =>
      field.type === "subtable"
        ? (field.fields ?? []).map((column) => ({
            path: `${field.key}.${column.key}`,
            title: `${label(field)} · ${label(column)}`,
          }))
        : [{ path: field.key, title: label(field) }],
    );
  return [...own, ...outer];
}
