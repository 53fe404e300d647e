import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import {
  firstNumber,
  MOST_OF_FIELD,
  NUMBER_DATES,
  type NumberReset,
  type NumberRule,
  type NumberSegment,
  numberedFields,
  resetsOf,
  withField,
  withSegments,
} from "../../../model/designer/numbering.ts";
import type { Field } from "../../../model/form-shape.ts";
import { Property } from "./property.tsx";

const MOST_PARTS = 10;
const MOST_DIGITS = 12;

interface NumberPartsProps {
  readonly rule: NumberRule;
  /** For what a number looks like. */
  readonly day: string;
  /** Those of the form. */
  readonly fields: readonly Field[];
  readonly onChange: (rule: NumberRule) => void;
}

/** The parts that numbers are put together from, when the counting begins again, and what comes of it. */
export function NumberParts({ rule, day, fields, onChange }: NumberPartsProps) {
  const { t } = useTranslation("designer-panel");
  const { segments } = rule;
  const put = (next: readonly NumberSegment[]) => onChange(withSegments(rule, next));
  const change = (index: number, part: NumberSegment) => put(segments.map((each, at) => (at === index ? part : each)));
  const full = segments.length >= MOST_PARTS;
  const text = useText();
  const offered = numberedFields(fields).map(({ key, title }) => ({ value: key, label: text(title) || key }));
  const sample = (field: string) => offered.find(({ value }) => value === field)?.label ?? field;
  const first = offered[0];
  return (
    <>
      {segments.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
        <div key={index} className="m-property-row">
          {part.field === undefined ? (
            <Part part={part} index={index + 1} day={day} onChange={(next) => change(index, next)} />
          ) : (
            <FieldPart part={part} index={index + 1} offered={offered} onChange={(next) => change(index, next)} />
          )}
          <Button
            type="text"
            disabled={index === 0}
            aria-label={t("numbering.up", { index: index + 1 })}
            icon={<ArrowUpOutlined aria-hidden="true" />}
            onClick={() => put(segments.toSpliced(index, 1).toSpliced(index - 1, 0, part))}
          />
          <Button
            type="text"
            disabled={part.sequence !== undefined}
            aria-label={t("numbering.remove", { index: index + 1 })}
            icon={<DeleteOutlined aria-hidden="true" />}
            onClick={() => put(segments.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div className="m-property-row">
        <Button size="small" disabled={full} onClick={() => put([...segments, { text: "-" }])}>
          {t("numbering.addText")}
        </Button>
        <Button size="small" disabled={full} onClick={() => put([...segments, { date: "yyyyMM" }])}>
          {t("numbering.addDate")}
        </Button>
        {first && (
          <Button
            size="small"
            disabled={segments.length >= MOST_PARTS - 1}
            onClick={() => onChange(withField(rule, first.value))}
          >
            {t("numbering.addField")}
          </Button>
        )}
      </div>
      {segments.some(({ field }) => field !== undefined) && (
        <>
          <Checkbox
            checked={rule.perField === true}
            onChange={({ target }) => onChange({ ...rule, perField: target.checked })}
          >
            {t("numbering.perField")}
          </Checkbox>
          <small className="m-property-hint">{t("numbering.fieldHint")}</small>
        </>
      )}
      <Property label={t("numbering.reset")} hint={t("numbering.example", { example: firstNumber(rule, day, sample) })}>
        {(id) => (
          <Select<NumberReset>
            id={id}
            style={{ width: "100%" }}
            value={rule.reset}
            options={resetsOf(segments).map((reset) => ({ value: reset, label: t(`numbering.reset.${reset}`) }))}
            onChange={(reset) => onChange({ ...rule, reset })}
          />
        )}
      </Property>
    </>
  );
}

interface FieldPartProps {
  readonly part: NumberSegment;
  readonly index: number;
  readonly offered: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (part: NumberSegment) => void;
}

function FieldPart({ part, index, offered, onChange }: FieldPartProps) {
  const { t } = useTranslation("designer-panel");
  return (
    <div className="m-number-field">
      <Select<string>
        aria-label={t("numbering.field", { index })}
        value={part.field ?? null}
        options={[...offered]}
        onChange={(field) => onChange({ ...part, field })}
      />
      <InputNumber
        aria-label={t("numbering.length", { index })}
        prefix={t("numbering.length.before")}
        min={1}
        max={MOST_OF_FIELD}
        precision={0}
        value={part.length ?? MOST_OF_FIELD}
        onChange={(length) => onChange({ ...part, length: length ?? MOST_OF_FIELD })}
      />
      <Checkbox
        aria-label={t("numbering.upperOf", { index })}
        checked={part.upper === true}
        onChange={({ target }) => onChange({ ...part, upper: target.checked })}
      >
        {t("numbering.upper")}
      </Checkbox>
    </div>
  );
}

interface PartProps {
  readonly part: NumberSegment;
  readonly index: number;
  readonly day: string;
  readonly onChange: (part: NumberSegment) => void;
}

function Part({ part, index, day, onChange }: PartProps) {
  const { t } = useTranslation("designer-panel");
  if (part.sequence !== undefined) {
    return (
      <InputNumber
        aria-label={t("numbering.digits", { index })}
        prefix={t("numbering.digits.before")}
        min={1}
        max={MOST_DIGITS}
        precision={0}
        value={part.sequence}
        onChange={(digits) => onChange({ sequence: digits ?? 1 })}
      />
    );
  }
  if (part.date !== undefined) {
    return (
      <Select<NonNullable<NumberSegment["date"]>>
        aria-label={t("numbering.date", { index })}
        value={part.date}
        options={NUMBER_DATES.map((date) => ({
          value: date,
          label: t("numbering.dateOf", { date: firstNumber({ segments: [{ date }], reset: "never" }, day) }),
        }))}
        onChange={(date) => onChange({ date })}
      />
    );
  }
  return (
    <Input
      aria-label={t("numbering.text", { index })}
      value={part.text ?? ""}
      maxLength={20}
      onChange={({ target }) => onChange({ text: target.value })}
    />
  );
}
