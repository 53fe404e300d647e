import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportColumn, ReportRow, ReportTable } from "../api/reports.ts";
import { inCurrencyOf, useCells } from "./cells.ts";
import type { ChartProps } from "./chart.ts";
import "./charts.css";

interface OneCurrencyProps extends ChartProps {
  readonly by: ReportColumn;
  readonly Chart: React.ComponentType<ChartProps>;
}

/** One row for each currency, the one with most figures first. */
function currenciesIn({ rows }: ReportTable, { key }: ReportColumn): readonly ReportRow[] {
  const found = new Map<unknown, { readonly row: ReportRow; count: number }>();
  for (const row of rows) {
    const known = found.get(row.cells[key]);
    if (known) known.count += 1;
    else found.set(row.cells[key], { row, count: 1 });
  }
  return [...found.values()].sort((left, right) => right.count - left.count).map(({ row }) => row);
}

/** Lengths of different currencies do not compare: a chart shows one at a time, and which is chosen above it. */
export function OneCurrency({ by, Chart, table, onSelect }: OneCurrencyProps) {
  const { t } = useTranslation("dashboard");
  const cell = useCells();
  const [chosen, choose] = useState<unknown>();
  const offered = currenciesIn(table, by);
  const shown = offered.find(({ cells }) => cells[by.key] === chosen) ?? offered[0];
  if (!shown) return null;
  const place = offered.indexOf(shown);
  return (
    <div className="m-one-currency">
      {offered.length > 1 && (
        <Segmented
          size="small"
          aria-label={t("currency")}
          value={place}
          options={offered.map((row, index) => ({ value: index, label: cell(row, by) }))}
          onChange={(index) => choose(offered[index]?.cells[by.key])}
        />
      )}
      <div>
        <Chart table={inCurrencyOf(table, shown, by)} onSelect={onSelect} />
      </div>
    </div>
  );
}
