import { Button, Dropdown } from "antd";
import { Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { lazily } from "../../../kit/lazily.ts";
import { shapeOf } from "../../../model/designer/document.ts";
import { formulaCircle } from "../../../model/designer/formula-circle.ts";
import type { FormulaFinding } from "../../../model/designer/formula-findings.ts";
import { formulaReaders } from "../../../model/designer/formula-readers.ts";
import { AskingTypes } from "../../../model/form/asking-types.ts";
import { RowTypes } from "../../../model/form/row-types.ts";
import { FormTypes } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { adviceOn } from "../../../model/formula/advice.ts";
import { callAt, usageOf } from "../../../model/formula/editing.ts";
import { compileFormula } from "../../../model/formula/formula.ts";
import { typeId } from "../../../model/formula/types.ts";
import { qualified } from "../../../model/menu.ts";
import { useAspects } from "../../../runtime/record-list/asked-fields.ts";
import { resolvedShape } from "../canvas/canvas-values.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { corrected, findingsIn, meantByTitle } from "../formula/formula-check.ts";
import { type FormulaField, typeInWords, typeWord } from "../formula/formula-field.ts";
import { FormulaNotes, FormulaSuggestion } from "../formula/formula-notes.tsx";
import { FormulaTrial } from "../formula/formula-trial.tsx";
import { FormulaWizard } from "../formula/formula-wizard.tsx";
import { behindLinks, type Readable, readable } from "../formula/readable-fields.ts";
import { useAsked } from "../formula/use-asked.ts";
import { useOtherForms } from "../formula/use-other-forms.ts";

const FormulaEditor = lazily(() => import("../formula/formula-editor.tsx").then((file) => file.FormulaEditor));

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
  const { t: words, i18n } = useTranslation("formula");
  const aspects = useAspects();
  const language = useLanguage();
  const text = useText();
  const document = useDocument();
  const surrounding = useSurrounding();
  const { pkg, linked, complete, forms } = surrounding;
  const asked = useAsked(value);
  const [caret, setCaret] = useState(0);
  const [trying, setTrying] = useState(false);
  const [wizard, setWizard] = useState(false);
  const insert = useRef<(text: string) => void>(() => undefined);
  const types = useMemo(() => {
    const shape = resolvedShape(document, surrounding);
    const keys = forms.map(({ key }) => key);
    const form = field === null ? new FormTypes(shape, linked) : new AskingTypes(shape, linked, asked.shapes, keys);
    return table === null ? form : new RowTypes(form, table);
  }, [document, surrounding, linked, table, field, asked, forms]);
  const [fields, items] = useMemo(() => {
    const known = ({ path, title }: Readable): FormulaField => {
      const type = types.typeOf(path) ?? "text";
      return { path, title, type, typeTitle: words(`type.${typeWord(type)}`) };
    };
    const near = readable(document.model.fields, field, table, text, aspects);
    const form = shapeOf(document, pkg);
    const far = behindLinks(near, form, linked, text)
      .map((link) => ({ ...link, fields: link.fields.filter(({ path }) => types.typeOf(path) !== undefined) }))
      .filter((link) => link.fields.length > 0);
    const entry = ({ path, title }: Readable) => ({ key: path, label: title });
    return [
      [...near, ...far.flatMap((link) => link.fields)].map(known),
      [
        ...near.map(entry),
        ...far.map((link) => ({
          key: `${link.path}.`,
          label: words("behind", { link: link.title }),
          children: link.fields.map(({ path, title }) => ({
            key: path,
            label: title.slice(`${link.title} · `.length),
          })),
        })),
      ],
    ];
  }, [document, pkg, linked, field, table, types, text, words, aspects]);
  const others = useOtherForms();
  const isEmpty = value.trim() === "";
  const self = field === null ? undefined : table === null ? field.key : `${table.key}.${field.key}`;
  const titleOf = (path: string) =>
    (path === self ? text(field?.title) : fields.find((known) => known.path === path)?.title) || path;
  const [first] = isEmpty
    ? []
    : findingsIn(value, field, types, () => {
        const way = self === undefined ? undefined : formulaCircle(document.model.fields, self, value);
        return way?.map(titleOf).join(" → ");
      });
  const unseen =
    (first?.code === "fx_unknown_field" && String(first.params["field"]).includes(".") && !complete) ||
    (first?.code === "fx_unknown_form" && asked.isMissing(qualified(pkg, String(first.params["form"]))));
  const problem = unseen || !first ? undefined : meantByTitle(first, fields);
  const { formula } = compileFormula(value, types, field?.compute === undefined ? "zero" : field.blank);
  const call = callAt(value, caret);
  const sentence = (found: FormulaFinding) => {
    const { key, params, types: typed } = adviceOn(found);
    const said = Object.fromEntries(typed.map((name) => [name, typeInWords(String(params[name]), words)]));
    return words(i18n.exists(`formula:problem.${key}`) ? `problem.${key}` : "problem.other", { ...params, ...said });
  };
  const usedBy = self === undefined ? [] : formulaReaders(document.model.fields, self);
  const better = problem && corrected(value, problem);
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
          ? sentence(problem)
          : formula && !isEmpty && words("fine", { type: typeInWords(typeId(formula.type), words) })}
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
