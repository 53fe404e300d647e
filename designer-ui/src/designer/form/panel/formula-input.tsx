import { Button, Dropdown, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { shapeOf } from "../../../model/designer/document.ts";
import { formulaFindings } from "../../../model/designer/lint.ts";
import { FormTypes, RowTypes } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";

interface FormulaInputProps {
  readonly id: string;
  readonly field: Field;
  /** The sub-table around the field, for a column. */
  readonly table: Field | null;
  readonly value: string;
  readonly onChange: (source: string) => void;
}

/** A formula, checked while it is typed; fields are put in from a list so that nobody has to know their keys. */
export function FormulaInput({ id, field, table, value, onChange }: FormulaInputProps) {
  const { t, i18n } = useTranslation("designer");
  const text = useText();
  const document = useDocument();
  const { pkg, linked, complete } = useSurrounding();
  const area = useRef<TextAreaRef>(null);
  const types = new FormTypes(shapeOf(document, pkg), linked);
  const scope = table === null ? types : new RowTypes(types, table);
  const [first] = value.trim() === "" ? [] : formulaFindings(value, field, scope);
  const unseen = first?.code === "fx_unknown_field" && String(first.params["field"]).includes(".") && !complete;
  const problem = unseen ? undefined : first;
  const words = (code: string, params: object) =>
    i18n.exists(`designer:formula.${code}`) ? t(`formula.${code}`, { ...params }) : t("formula.wrong");

  const insert = (path: string) => {
    const element = area.current?.resizableTextArea?.textArea;
    const [from, to] = element ? [element.selectionStart, element.selectionEnd] : [value.length, value.length];
    onChange(`${value.slice(0, from)}{${path}}${value.slice(to)}`);
    element?.focus();
  };
  return (
    <div className="m-formula">
      <Input.TextArea
        id={id}
        ref={area}
        autoSize={{ minRows: 2, maxRows: 8 }}
        spellCheck={false}
        placeholder={t("formula.example")}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-check`}
        {...(problem ? { status: "error" as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="m-formula-foot">
        <small id={`${id}-check`} role="status" className={problem ? "m-field-wrong" : "m-muted"}>
          {problem ? words(problem.code, problem.params) : value.trim() !== "" && t("formula.fine")}
        </small>
        <Dropdown
          trigger={["click"]}
          menu={{ items: insertable(document.model.fields, field, table, text), onClick: ({ key }) => insert(key) }}
        >
          <Button size="small">{t("formula.insert")}</Button>
        </Dropdown>
      </div>
    </div>
  );
}

function insertable(
  fields: readonly Field[],
  self: Field,
  table: Field | null,
  text: (title: Field["title"]) => string,
) {
  const label = (field: Field) => text(field.title) || field.key;
  const own = (table?.fields ?? [])
    .filter((column) => column !== self)
    .map((column) => ({ key: column.key, label: label(column) }));
  const outer = fields
    .filter((field) => field !== self && field !== table)
    .flatMap((field) =>
      field.type === "subtable"
        ? (field.fields ?? []).map((column) => ({
            key: `${field.key}.${column.key}`,
            label: `${label(field)} · ${label(column)}`,
          }))
        : [{ key: field.key, label: label(field) }],
    );
  return [...own, ...outer];
}
