import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { setForm } from "../../../model/designer/form-commands.ts";
import { isTable, valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field, Unique } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign, useDesignState, useDocument, useSurrounding } from "../design-context.tsx";
import { ConditionSetting } from "../logic/condition-setting.tsx";
import { usePlain } from "../logic/use-fields.ts";
import { Property, TextProperty } from "./property.tsx";

/** What an index cannot hold. */
const WITHOUT_COLUMN: ReadonlySet<string> = new Set(["LONG_TEXT", "LINKS", "SUBTABLE", "FILES"]);

const NONE: readonly Unique[] = [];

interface UniquesEditorProps {
  /** Only those that name this field or column; all of the form without it. */
  readonly about?: string;
}

/** What no two records, or no two rows, may share: which fields together, under which condition, and what people are told. */
export function UniquesEditor({ about }: UniquesEditorProps) {
  const { t } = useTranslation("designer-values");
  const design = useDesign();
  const uniques = useDesignState(({ history }) => history.document.model.uniques) ?? NONE;
  const [first = "", column] = (about ?? "").split(".");
  const names = (unique: Unique) =>
    about === undefined ||
    (column === undefined
      ? unique.table === undefined && unique.fields.includes(first)
      : unique.table === first && unique.fields.includes(column));
  const put = (next: readonly Unique[]) =>
    design.run(
      setForm({ property: "model.uniques", value: next.length === 0 ? undefined : (next as unknown as Json) }),
    );
  const begun = (): Unique => {
    if (column !== undefined) return { table: first, fields: [column] };
    const begin = design.getState().history.document.model.fields;
    return { fields: about === undefined ? begin.slice(0, 1).map(({ key }) => key) : [first] };
  };
  return (
    <fieldset className="m-property">
      <legend>{t("unique")}</legend>
      {uniques.map((unique, index) =>
        names(unique) ? (
          <UniqueCard
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity but their place
            key={index}
            unique={unique}
            onChange={(next) => put(uniques.map((each, at) => (at === index ? next : each)))}
            onRemove={() => put(uniques.filter((_each, at) => at !== index))}
          />
        ) : null,
      )}
      <Button
        block
        type="dashed"
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => put([...uniques, begun()])}
      >
        {t(about === undefined ? "unique.add" : "unique.addWith")}
      </Button>
    </fieldset>
  );
}

interface UniqueCardProps {
  readonly unique: Unique;
  readonly onChange: (next: Unique) => void;
  readonly onRemove: () => void;
}

function UniqueCard({ unique, onChange, onRemove }: UniqueCardProps) {
  const { t } = useTranslation("designer-values");
  const text = useText();
  const plain = usePlain();
  const { form } = useSurrounding();
  const { fields } = useDocument().model;
  const tables = fields.filter(isTable);
  const table = tables.find(({ key }) => key === unique.table);
  const own = (table ? (table.fields ?? []) : fields).filter(({ type }) => !WITHOUT_COLUMN.has(valueTypeOf(type)));
  const name = ({ key, title }: Field) => text(title) || key;
  const named = unique.fields.map((key) => own.find((field) => field.key === key));
  const { when: _when, within: _within, table: _table, ...bare } = unique;
  const write = (part: Partial<Unique>) => onChange({ ...unique, ...part });
  const title = named.map((field, at) => (field ? name(field) : unique.fields[at])).join(" + ");
  return (
    <div className="m-unique">
      <div className="m-unique-head">
        <strong className="m-ellipsis" title={title}>
          {title || t("unique.none")}
        </strong>
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={t("unique.remove", { title })}
          onClick={onRemove}
        />
      </div>
      {tables.length > 0 && (
        <Property label={t("unique.of")}>
          {(of) => (
            <Select
              id={of}
              size="small"
              style={{ width: "100%" }}
              value={unique.table ?? ""}
              options={[
                { value: "", label: t("unique.records") },
                ...tables.map((each) => ({ value: each.key, label: t("unique.rows", { table: name(each) }) })),
              ]}
              onChange={(next: string) => {
                const chosen = tables.find(({ key }) => key === next);
                const begin = (chosen?.fields ?? fields).slice(0, 1).map(({ key }) => key);
                onChange({ ...bare, fields: begin, ...(next === "" ? {} : { table: next }) });
              }}
            />
          )}
        </Property>
      )}
      <Property label={t("unique.fields")}>
        {(chosen) => (
          <Select<string[]>
            id={chosen}
            size="small"
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            style={{ width: "100%" }}
            value={[...unique.fields]}
            options={own.map((field) => ({ value: field.key, label: name(field) }))}
            onChange={(next) => next.length > 0 && write({ fields: next })}
          />
        )}
      </Property>
      {table && (
        <Property label={t("unique.within")}>
          {(within) => (
            <Select<"record" | "form">
              id={within}
              size="small"
              style={{ width: "100%" }}
              value={unique.within ?? "record"}
              options={[
                { value: "record", label: t("unique.within.record") },
                { value: "form", label: t("unique.within.form") },
              ]}
              onChange={(next) => write({ within: next })}
            />
          )}
        </Property>
      )}
      <details open={unique.when !== undefined || unique.message !== undefined}>
        <summary>{t("unique.more")}</summary>
        <ConditionSetting
          label={t("unique.when")}
          hint={t("unique.whenHint")}
          value={unique.when}
          ground={{ form, fields: plain(own), only: "constants" }}
          onChange={(condition) => {
            const { when: _old, ...rest } = unique;
            onChange(condition === undefined ? rest : { ...rest, when: condition });
          }}
        />
        <TextProperty
          label={t("unique.message")}
          value={unique.message}
          onChange={(message) => {
            const { message: _old, ...rest } = unique;
            onChange(message === undefined || message === "" ? rest : { ...rest, message });
          }}
        />
      </details>
    </div>
  );
}
