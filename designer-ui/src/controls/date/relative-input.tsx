import { InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Point,
  partsOf,
  pointsFor,
  type RelativeParts,
  relativeText,
  unitsFor,
} from "../../model/condition/relative-parts.ts";
import type { Shift } from "../../model/condition/relative-time.ts";
import "./relative-input.css";

interface RelativeInputProps {
  readonly id: string;
  readonly label: string;
  /** As conditions write it: `today+3d`. */
  readonly value: string;
  /** Whether it may be an instant: begin now, move by hours. */
  readonly moment: boolean;
  readonly onChange: (value: string) => void;
}

type Direction = "ahead" | "back";

const DIRECTIONS: readonly Direction[] = ["ahead", "back"];

const NO_SHIFT: Shift = { amount: 0, unit: "d" };

const begun = (value: string): RelativeParts => {
  const { point, shifts } = partsOf(value) ?? { point: "today", shifts: [] };
  return { point, shifts: shifts.length === 0 ? [NO_SHIFT] : shifts };
};

/** A point in time as seen from whenever it is asked, chosen by its words: today, three days later. */
export function RelativeInput({ id, label, value, moment, onChange }: RelativeInputProps) {
  const { t } = useTranslation("designer-settings");
  const [chosen, setChosen] = useState(() => begun(value));
  const parts = relativeText(chosen) === value ? chosen : begun(value);
  const put = (next: RelativeParts) => {
    setChosen(next);
    onChange(relativeText(next));
  };
  const shift = (index: number, change: Partial<Shift>) =>
    put({ ...parts, shifts: parts.shifts.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  const points = pointsFor(moment);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div className="m-relative" role="group" aria-label={label}>
      <Select<Point>
        id={id}
        className="m-relative-point"
        aria-label={t("relative.point")}
        value={parts.point}
        options={[...new Set([...points, parts.point])].map((point) => ({
          value: point,
          label: t(`relative.point.${point}`),
        }))}
        onChange={(point) => put({ ...parts, point })}
      />
      {parts.shifts.map(({ amount, unit }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shifts have no other name
        <span key={index} className="m-relative-shift">
          <Select<Direction>
            aria-label={t("relative.direction")}
            value={amount < 0 ? "back" : "ahead"}
            options={DIRECTIONS.map((direction) => ({ value: direction, label: t(`relative.${direction}`) }))}
            onChange={(to) => shift(index, { amount: to === "back" ? -Math.max(1, Math.abs(amount)) : -amount })}
          />
          <InputNumber
            aria-label={t("relative.amount")}
            min={0}
            max={9999}
            precision={0}
            value={Math.abs(amount)}
            onChange={(next) => shift(index, { amount: (next ?? 0) * (amount < 0 ? -1 : 1) })}
          />
          <Select<Shift["unit"]>
            aria-label={t("relative.unit")}
            value={unit}
            options={[...new Set([...unitsFor(moment), unit])].map((each) => ({
              value: each,
              label: t(`relative.unit.${each}`),
            }))}
            onChange={(next) => shift(index, { unit: next })}
          />
        </span>
      ))}
    </div>
  );
}
