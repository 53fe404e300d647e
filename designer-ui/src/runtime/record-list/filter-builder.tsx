import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { isTable } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import { isOffered, useFilterFields } from "./asked-fields.ts";
import { useChoiceWords } from "./choice-words.ts";
import { choicesOf, choicesWith, conditionOf, type Line, linesOf, type Match, SOME_ROW } from "./filter-lines.ts";
import { FilterValue } from "./filter-value.tsx";
import type { ListParts } from "./list-parts.ts";

interface FilterBuilderProps extends ListParts {
  readonly onDone: () => void;
}

/** Asks in words: field, how, what. One line for each condition. */
export function FilterBuilder({ shape, fields, state, controls, onDone }: FilterBuilderProps) {
  const { t } = useTranslation("list");
  const asked = useFilterFields(shape, fields);
  const known = state.filter === null ? { match: "all" as const, lines: [] } : linesOf(state.filter, asked);
  const first = asked.find(isOffered);
  const [match, setMatch] = useState(known?.match ?? "all");
  const [lines, setLines] = useState<readonly Line[]>(() =>
    known && known.lines.length > 0 ? known.lines : first ? [blankLine(first, shape.key)] : [],
  );

  if (known === null) {
    return (
      <div className="m-filter">
        <p>{t("filter.tooComplex")}</p>
        <Button onClick={() => controls.setFilter(null)}>{t("filter.clear")}</Button>
      </div>
    );
  }
  const put = (index: number, line: Line) => setLines(lines.map((one, at) => (at === index ? line : one)));
  const apply = () => {
    controls.setFilter(conditionOf(match, lines));
    onDone();
  };
  return (
    <div className="m-filter">
      <MatchChoice match={match} onChange={setMatch} />
      {lines.map((line, index) => (
        <FilterLine
          key={line.id}
          line={line}
          fields={asked}
          form={shape.key}
          onChange={(next) => put(index, next)}
          onRemove={() => setLines(lines.filter((_, at) => at !== index))}
        />
      ))}
      <div className="m-filter-actions">
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => first && setLines([...lines, blankLine(first, shape.key)])}
        >
          {t("filter.add")}
        </Button>
        <Button
          size="small"
          onClick={() => {
            controls.setFilter(null);
            onDone();
          }}
        >
          {t("filter.clear")}
        </Button>
        <Button type="primary" size="small" onClick={apply}>
          {t("filter.apply")}
        </Button>
      </div>
    </div>
  );
}

/** A line about a field, in the most usual way of asking it. */
export function blankLine(field: Field, form: string): Line {
  const [choice] = choicesOf(field, form);
  if (isTable(field)) {
    const column = field.fields?.find(isOffered) ?? field.fields?.[0];
    const rows = column ? [blankLine(column, form)] : [];
    return { id: Math.random(), field: field.key, choice: SOME_ROW, value: null, rows };
  }
  return {
    id: Math.random(),
    field: field.key,
    choice: choice ?? { name: "empty", op: "empty", takes: "nothing" },
    value: null,
  };
}

interface FilterLineProps {
  readonly line: Line;
  readonly fields: readonly Field[];
  readonly form: string;
  readonly onChange: (line: Line) => void;
  readonly onRemove: () => void;
}

/** One condition: field, how, what. */
function FilterLine({ line, fields, form, onChange, onRemove }: FilterLineProps) {
  const { t } = useTranslation("list");
  const text = useText();
  const wordOf = useChoiceWords();
  const field = fields.find(({ key }) => key === line.field);
  const ofRows = field !== undefined && isTable(field);
  const choices = field && !ofRows ? choicesWith(choicesOf(field, form), line.choice) : [];
  const offered = fields.filter((one) => isOffered(one) || one.key === line.field);
  return (
    <div className="m-filter-line">
      <Select
        aria-label={t("filter.field")}
        showSearch={{ optionFilterProp: "label" }}
        value={line.field}
        options={offered.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
        onChange={(key: string) => {
          const next = fields.find((one) => one.key === key);
          if (next) onChange({ ...blankLine(next, form), id: line.id });
        }}
      />
      {ofRows && <span className="m-filter-rows-words">{t("filter.someRow")}</span>}
      {!ofRows && (
        <Select
          aria-label={t("filter.operator")}
          popupMatchSelectWidth={false}
          value={line.choice.name}
          options={choices.map((choice) => ({ value: choice.name, label: wordOf(choice, field) }))}
          onChange={(name: string) => {
            const choice = choices.find((one) => one.name === name);
            if (choice) onChange({ ...line, choice, value: choice.takes === line.choice.takes ? line.value : null });
          }}
        />
      )}
      <div>
        {field && !ofRows && (
          <FilterValue line={line} field={field} onChange={(value) => onChange({ ...line, value })} />
        )}
      </div>
      <Button
        type="text"
        size="small"
        aria-label={t("filter.remove")}
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={onRemove}
      />
      {ofRows && (
        <div className="m-filter-rows">
          <FilterLines
            fields={field.fields ?? []}
            form={form}
            lines={line.rows ?? []}
            add={t("filter.addToRow")}
            onChange={(rows) => onChange({ ...line, rows })}
          />
        </div>
      )}
    </div>
  );
}

interface FilterLinesProps {
  readonly fields: readonly Field[];
  readonly form: string;
  readonly lines: readonly Line[];
  /** Words of the button for another line. */
  readonly add: string;
  /** What is said between the lines and that button. */
  readonly note?: ReactNode;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** Lines one below the other, and a button for another. */
export function FilterLines({ fields, form, lines, add, note, onChange }: FilterLinesProps) {
  const first = fields.find(isOffered);
  return (
    <>
      {lines.map((line, index) => (
        <FilterLine
          key={line.id}
          line={line}
          fields={fields}
          form={form}
          onChange={(next) => onChange(lines.with(index, next))}
          onRemove={() => onChange(lines.toSpliced(index, 1))}
        />
      ))}
      {note}
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => first && onChange([...lines, blankLine(first, form)])}
      >
        {add}
      </Button>
    </>
  );
}

interface MatchChoiceProps {
  readonly match: Match;
  readonly onChange: (match: Match) => void;
}

/** Whether all lines or any one of them has to hold. */
export function MatchChoice({ match, onChange }: MatchChoiceProps) {
  const { t } = useTranslation("list");
  return (
    <Segmented<Match>
      size="small"
      aria-label={t("filter.match")}
      value={match}
      options={[
        { value: "all", label: t("filter.all") },
        { value: "any", label: t("filter.any") },
      ]}
      onChange={onChange}
    />
  );
}
