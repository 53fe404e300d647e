import CloseOutlined from "@ant-design/icons/CloseOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { rowsIn, type ScoreRow } from "./scores.ts";
import "./scorecard.css";

const WEIGHT = /^(?=.*[1-9])\d{1,4}(\.\d{1,2})?$/;

/** The rows of a scorecard with their weights. */
export function RowsSetting({ value, onChange }: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const language = useLanguage();
  const rows = rowsIn(value);
  const put = (next: readonly ScoreRow[]) => onChange(next as unknown as Json);
  const change = (at: number, row: ScoreRow) => put(rows.with(at, row));
  const add = () => {
    const taken = new Set(rows.map(({ key }) => key));
    let number = rows.length + 1;
    while (taken.has(`row_${number}`)) number++;
    put([...rows, { key: `row_${number}`, label: t("scorecard.row", { number: rows.length + 1 }) }]);
  };
  return (
    <div className="m-scorecard-rows">
      {rows.map((row, at) => (
        <div key={row.key}>
          <Input
            size="small"
            aria-label={t("scorecard.rowLabel", { number: at + 1 })}
            value={text(row.label)}
            onChange={({ target }) =>
              change(at, {
                ...row,
                label: typeof row.label === "string" ? target.value : { ...row.label, [language]: target.value },
              })
            }
          />
          <WeightInput
            label={t("scorecard.rowWeight", { row: text(row.label) })}
            value={row.weight ?? "1"}
            onSettle={(weight) => change(at, { ...row, weight })}
          />
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t("scorecard.remove", { row: text(row.label) })}
            onClick={() => put(rows.toSpliced(at, 1))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
        {t("scorecard.add")}
      </Button>
    </div>
  );
}

interface WeightInputProps {
  readonly label: string;
  readonly value: string;
  readonly onSettle: (weight: string) => void;
}

/** Written when it is left, and only when it is a weight. */
function WeightInput({ label, value, onSettle }: WeightInputProps) {
  return (
    <Input
      key={value}
      size="small"
      inputMode="decimal"
      className="m-numbers"
      aria-label={label}
      defaultValue={value}
      onBlur={({ target }) => {
        if (WEIGHT.test(target.value) && target.value !== value) onSettle(target.value);
        else target.value = value;
      }}
    />
  );
}
