import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Dropdown, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { NameScope } from "../../../controls/names.tsx";
import type { ConditionDocument, Field } from "../../../model/form-shape.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { useSurrounding } from "../design-context.tsx";
import { FormulaInput } from "../panel/formula-input.tsx";
import { blankComparison, ComparisonLine } from "./comparison-line.tsx";
import { type Only, type Reachable, type Rows, useReachable } from "./use-fields.ts";

interface ConditionBuilderProps {
  readonly id: string;
  readonly label: string;
  readonly value: ConditionDocument | undefined;
  /** Qualified key of the form whose fields these are; the form on the table unless it says otherwise. */
  readonly form?: string;
  /** What it may look at; what the form on the table may, unless it says otherwise. */
  readonly fields?: readonly Reachable[];
  /** Fields of the record around, which comparisons may speak of as `record.key`. */
  readonly around?: readonly Reachable[];
  /** What may stand on the right where not everything may: fixed values, or also fields of the record around. */
  readonly only?: Only;
  /** The sub-table each of whose rows is asked. */
  readonly table?: Field;
  /** Sub-tables that may be asked for some row. */
  readonly tables?: readonly Rows[];
  readonly onChange: (condition: ConditionDocument) => void;
}

type Match = "all" | "any";

const objectOf = (json: Json | undefined): JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};

const matchOf = (json: JsonObject): Match | null => ("all" in json ? "all" : "any" in json ? "any" : null);

/** The parts of a group; a single condition is a group of one. */
function groupOf(json: Json | undefined): { readonly match: Match; readonly parts: readonly Json[] } {
  const object = objectOf(json);
  const match = matchOf(object);
  if (match !== null) return { match, parts: (object[match] as readonly Json[] | undefined) ?? [] };
  return { match: "all", parts: Object.keys(object).length === 0 ? [] : [object] };
}

/** A condition put together in words: lines, groups of lines, and formulas for what lines cannot say. */
export function ConditionBuilder(props: ConditionBuilderProps) {
  const { id, label, value, form, fields, around, only, table, tables, onChange } = props;
  const own = useReachable();
  const surrounding = useSurrounding();
  const asked = fields ?? own;
  const columns = tables?.flatMap((each) => each.columns) ?? [];
  return (
    <NameScope
      form={form ?? surrounding.form}
      json={value as Json | undefined}
      fieldAt={(path) => [...asked, ...columns].find((each) => each.path === path)?.field}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame */}
      <div className="m-condition" role="group" aria-label={label}>
        <Group
          id={id}
          value={value}
          fields={asked}
          {...(around ? { around } : {})}
          {...(only ? { only } : {})}
          {...(table ? { table } : {})}
          {...(tables ? { tables } : {})}
          level={0}
          at=""
          onChange={onChange}
        />
      </div>
    </NameScope>
  );
}

interface GroupProps {
  readonly id: string;
  readonly value: Json | undefined;
  readonly fields: readonly Reachable[];
  readonly around?: readonly Reachable[];
  readonly only?: Only;
  readonly table?: Field;
  readonly tables?: readonly Rows[];
  readonly level: number;
  /** What the numbers of its lines begin with: `2.` for a group on the second line. */
  readonly at: string;
  readonly onChange: (condition: JsonObject) => void;
}

const DEEPEST = 2;

function Group({ id, value, fields, level, at, onChange, ...limits }: GroupProps) {
  const { t } = useTranslation("designer-logic");
  const { match, parts } = groupOf(value);
  const write = (next: readonly Json[], how: Match = match) => onChange({ [how]: next as Json[] });
  const put = (index: number, part: Json) => write(parts.map((each, at) => (at === index ? part : each)));
  const drop = (index: number) => write(parts.filter((_part, at) => at !== index));
  const add = (kind: string) => {
    const [first] = fields;
    const [table] = limits.tables ?? [];
    if (kind === "rows" && table) write([...parts, { rows: table.key, where: { all: [] } }]);
    else if (kind === "group") write([...parts, { [match === "all" ? "any" : "all"]: [] }]);
    else if (kind === "formula") write([...parts, { expr: "" }]);
    else if (first) write([...parts, blankComparison(first, limits.only)]);
  };
  return (
    <div className="m-condition-group" data-level={level}>
      {parts.length > 1 && limits.only !== "asked" && (
        <Segmented<Match>
          size="small"
          aria-label={t("condition.match")}
          value={match}
          options={[
            { value: "all", label: t("condition.all") },
            { value: "any", label: t("condition.any") },
          ]}
          onChange={(how) => write(parts, how)}
        />
      )}
      {parts.length === 0 && <p className="m-muted">{t(level === 0 ? "condition.always" : "condition.empty")}</p>}
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
        <div key={index} className="m-condition-part">
          {(parts.length > 1 || at !== "") && <span className="m-condition-number">{`${at}${index + 1}`}</span>}
          <Part
            id={`${id}-${index}`}
            value={objectOf(part)}
            fields={fields}
            level={level}
            at={`${at}${index + 1}.`}
            {...limits}
            onChange={(next) => put(index, next)}
          />
          <Button
            type="text"
            size="small"
            aria-label={t("condition.remove", { number: `${at}${index + 1}` })}
            icon={<DeleteOutlined aria-hidden="true" />}
            onClick={() => drop(index)}
          />
        </div>
      ))}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "line", label: t("condition.addLine") },
            ...(limits.only && limits.only !== "changes" ? [] : [{ key: "formula", label: t("condition.addFormula") }]),
            ...(limits.tables ? [{ key: "rows", label: t("condition.addRows") }] : []),
            ...(level < DEEPEST && limits.only !== "asked" ? [{ key: "group", label: t("condition.addGroup") }] : []),
          ],
          onClick: ({ key }) => add(key),
        }}
      >
        <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden="true" />}>
          {t("condition.add")}
        </Button>
      </Dropdown>
    </div>
  );
}

/** Some row of a sub-table, and what it must meet. */
function RowsPart({ id, value, tables = [], level, at, onChange }: Omit<PartProps, "fields">) {
  const { t } = useTranslation("designer-logic");
  const key = String(value["rows"]);
  const columns = tables.find((table) => table.key === key)?.columns ?? [];
  return (
    <div className="m-condition-rows">
      <div className="m-condition-rows-of">
        <Select
          aria-label={t("condition.rows")}
          value={key}
          options={tables.map((table) => ({ value: table.key, label: table.title }))}
          onChange={(rows: string) => onChange({ rows, where: { all: [] } })}
        />
        <span>{t("condition.someRow")}</span>
      </div>
      <Group
        id={id}
        value={value["where"]}
        fields={columns}
        only="fields"
        level={level + 1}
        at={at}
        onChange={(where) => onChange({ rows: key, where })}
      />
    </div>
  );
}

type PartProps = GroupProps & { readonly value: JsonObject };

function Part({ id, value, fields, level, at, onChange, ...limits }: PartProps) {
  const { t } = useTranslation("designer-logic");
  if (matchOf(value) !== null)
    return <Group id={id} value={value} fields={fields} level={level + 1} at={at} {...limits} onChange={onChange} />;
  if ("not" in value) {
    return (
      <div className="m-condition-not">
        <span>{t("condition.not")}</span>
        <Group
          id={id}
          value={value["not"] as Json}
          fields={fields}
          level={level + 1}
          at={at}
          {...limits}
          onChange={(not) => onChange({ not })}
        />
      </div>
    );
  }
  if ("rows" in value) return <RowsPart id={id} value={value} level={level} at={at} {...limits} onChange={onChange} />;
  if ("expr" in value) {
    return (
      <FormulaInput
        id={id}
        field={null}
        table={limits.table ?? null}
        value={String(value["expr"])}
        onChange={(expr) => onChange({ expr })}
      />
    );
  }
  return <ComparisonLine id={id} value={value} fields={fields} {...limits} onChange={onChange} />;
}
