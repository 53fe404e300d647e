import { Button, Dropdown } from "antd";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { shapeOf } from "../../../model/designer/document.ts";
import { type FormulaFinding, formulaFindings } from "../../../model/designer/formula-findings.ts";
import { formulaReaders } from "../../../model/designer/formula-readers.ts";
import { AskingTypes, FormTypes, RowTypes } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { callAt, usageOf } from "../../../model/formula/editing.ts";
import { compileFormula } from "../../../model/formula/formula.ts";
import { type FxType, listOf } from "../../../model/formula/types.ts";
import { qualified } from "../../../model/menu.ts";
import { useAspects } from "../../../runtime/record-list/asked-fields.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { type FormulaField, typeWord } from "../formula/formula-field.ts";
import { FormulaNotes, FormulaSuggestion } from "../formula/formula-notes.tsx";
import { FormulaTrial } from "../formula/formula-trial.tsx";
import { FormulaWizard } from "../formula/formula-wizard.tsx";
import { useAsked } from "../formula/use-asked.ts";
import { useOtherForms } from "../formula/use-other-forms.ts";

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
  const { t, i18n } = useTranslation("designer-panel");
  const { t: words } = useTranslation("formula");
  const aspects = useAspects();
  const language = useLanguage();
  const text = useText();
  const document = useDocument();
  const { pkg, linked, complete, forms } = useSurrounding();
  const asked = useAsked(value);
  const [caret, setCaret] = useState(0);
  const [trying, setTrying] = useState(false);
  const [wizard, setWizard] = useState(false);
  const insert = useRef<(text: string) => void>(() => undefined);
  const types = useMemo(() => {
    const shape = shapeOf(document, pkg);
    const keys = forms.map(({ key }) => key);
    const form = field === null ? new FormTypes(shape, linked) : new AskingTypes(shape, linked, asked.shapes, keys);
    return table === null ? form : new RowTypes(form, table);
  }, [document, pkg, linked, table, field, asked, forms]);
  const fields = useMemo(
    () =>
      readable(document.model.fields, field, table, text, aspects).map(({ path, title }) => {
        const type = types.typeOf(path) ?? "text";
        return { path, title, type, typeTitle: words(`type.${typeWord(type)}`) };
      }),
    [document, field, table, types, text, words, aspects],
  );
  const others = useOtherForms();
  const isEmpty = value.trim() === "";
  const typeInWords = (type: FxType): string => {
    const element = listOf(type);
    return element
      ? words("type.listOf", { type: words(`type.${typeWord(element)}`) })
      : words(`type.${typeWord(type)}`);
  };
  const [first] = isEmpty ? [] : formulaFindings(value, field, types);
  const unseen =
    (first?.code === "fx_unknown_field" && String(first.params["field"]).includes(".") && !complete) ||
    (first?.code === "fx_unknown_form" && asked.isMissing(qualified(pkg, String(first.params["form"]))));
  const problem = unseen ? undefined : first;
  const { formula } = compileFormula(value, types, field?.compute === undefined ? "zero" : field.blank);
  const call = callAt(value, caret);
  const sentence = (code: string, params: object) =>
    i18n.exists(`designer-panel:formula.${code}`) ? t(`formula.${code}`, { ...params }) : t("formula.wrong");
  const titleOf = (path: string) => fields.find((known) => known.path === path)?.title ?? path;
  const self = field === null ? undefined : table === null ? field.key : `${table.key}.${field.key}`;
  const usedBy = self === undefined ? [] : formulaReaders(document.model.fields, self);
  const better = problem && corrected(value, problem);
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
          others={others}
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
          : formula && !isEmpty && words("fine", { type: typeInWords(formula.type) })}
        {better && <FormulaSuggestion meant={titleOf(better.meant)} onTake={() => onChange(better.source)} />}
      </small>
      {formula && !isEmpty && (
        <FormulaNotes
          reads={formula.reads.map(titleOf)}
          usedBy={usedBy.map(titleOf)}
          isVolatile={formula.isVolatile}
          isOnServer={formula.serverOnly}
        />
      )}
      <div className="m-formula-foot">
        <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => insert.current(`{${key}}`) }}>
          <Button size="small">{words("insert")}</Button>
        </Dropdown>
        <Button size="small" onClick={() => setWizard(true)}>
          {words("wizard")}
        </Button>
        <Button size="small" disabled={!formula} aria-expanded={trying} onClick={() => setTrying(!trying)}>
          {words("try")}
        </Button>
      </div>
      {trying && formula && (
        <FormulaTrial formula={formula} fields={fields} shape={shapeOf(document, pkg)} inRow={table?.key} />
      )}
      {wizard && (
        <FormulaWizard
          fields={fields}
          onClose={() => setWizard(false)}
          onWrite={(text) => {
            setWizard(false);
            insert.current(text);
          }}
        />
      )}
    </div>
  );
}

const IN_QUOTES: ReadonlySet<string> = new Set(["fx_unknown_form", "fx_unknown_form_field", "fx_unknown_pick"]);

/** The source with what was probably meant put where the mistake is. */
function corrected(source: string, { code, from, to, params }: FormulaFinding) {
  const meant = params["suggestion"];
  if (typeof meant !== "string") return undefined;
  const written = code === "fx_unknown_function" ? meant : IN_QUOTES.has(code) ? `"${meant}"` : `{${meant}}`;
  return { meant, source: source.slice(0, from) + written + source.slice(to) };
}

function readable(
  fields: readonly Field[],
  self: Field | null,
  table: Field | null,
  text: (title: Field["title"]) => string,
  aspects: (field: Field) => readonly Field[],
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
        : [
            { path: field.key, title: label(field) },
            ...aspects(field).map(({ key, title }) => ({ path: key, title: text(title) })),
          ],
    );
  return [...own, ...outer];
}
