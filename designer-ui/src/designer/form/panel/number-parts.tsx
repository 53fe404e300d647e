import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { Button, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import {
  firstNumber,
  NUMBER_DATES,
  type NumberReset,
  type NumberRule,
  type NumberSegment,
  resetsOf,
  withSegments,
} from "../../../model/designer/numbering.ts";
import { Property } from "./property.tsx";

const MOST_PARTS = 10;
const MOST_DIGITS = 12;

interface NumberPartsProps {
  readonly rule: NumberRule;
  /** For what a number looks like. */
  readonly day: string;
  readonly onChange: (rule: NumberRule) => void;
}

/** The parts that numbers are put together from, when the counting begins again, and what comes of it. */
export function NumberParts({ rule, day, onChange }: NumberPartsProps) {
  const { t } = useTranslation("designer-panel");
  const { segments } = rule;
  const put = (next: readonly NumberSegment[]) => onChange(withSegments(rule, next));
  const change = (index: number, part: NumberSegment) => put(segments.map((each, at) => (at === index ? part : each)));
  const full = segments.length >= MOST_PARTS;
  return (
    <>
      {segments.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
        <div key={index} className="m-property-row">
          <Part part={part} index={index + 1} day={day} onChange={(next) => change(index, next)} />
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
      </div>
      <Property label={t("numbering.reset")} hint={t("numbering.example", { example: firstNumber(rule, day) })}>
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
