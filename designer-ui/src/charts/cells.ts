import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ReportColumn, ReportRow, ReportTable } from "../api/reports.ts";
import { durationWords } from "../controls/duration/duration-text.ts";
import { type DecimalStyle, formatDecimal, formatInstant } from "../i18n/format.ts";
import { useLanguage } from "../i18n/language.ts";
import { useText } from "../i18n/texts.ts";
import { currencyDigits } from "../model/currency.ts";

export function measuresOf(table: ReportTable): readonly ReportColumn[] {
  return table.columns.filter(({ role }) => role === "measure");
}

export function numberIn(row: ReportRow, column: ReportColumn): number {
  return Number(row.cells[column.key] ?? 0);
}

/** What durations are in. */
const SECONDS = "s";

/** Money with its sign, shares as percent: those are kept as parts of one. */
function styleOf(row: ReportRow, { unit, currency, scale }: ReportColumn): DecimalStyle {
  const said = currency === undefined ? undefined : row.cells[currency];
  if (typeof said === "string") return { scale: currencyDigits(said, undefined), currency: said };
  if (unit === "%") return { percent: true, scale: Math.max(0, scale - 2) };
  if (unit === SECONDS) return { scale };
  return unit ? { scale, currency: unit } : { scale };
}

/** Short figures for the ends of an axis. */
export function compactFormat({ unit }: ReportColumn, language: string): Intl.NumberFormat {
  const style: Intl.NumberFormatOptions =
    unit === "%"
      ? { style: "percent" }
      : unit && unit !== SECONDS
        ? { style: "currency", currency: unit, currencyDisplay: "narrowSymbol" }
        : {};
  return new Intl.NumberFormat(language, {
    ...style,
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
}

const dayOrMoment = (value: string): string => (value.includes("T") ? formatInstant(value) : value);

function bucketed(day: string, bucket: string): string {
  const [year = "", month = ""] = day.split("-");
  if (bucket === "year") return year;
  if (bucket === "month") return `${year}-${month}`;
  if (bucket === "quarter") return `${year} Q${Math.ceil(Number(month) / 3)}`;
  return day;
}

/** Reads cells as people do: labels for keys and ids, figures in the notation of the language. */
export function useCells(): (row: ReportRow, column: ReportColumn) => string {
  const language = useLanguage();
  const text = useText();
  const { t } = useTranslation("dashboard");
  return useCallback(
    (row, column) => {
      const label = row.labels[column.key];
      if (label !== undefined) return text(label);

      const value = row.cells[column.key];
      if (value === null || value === undefined || value === "") return column.role === "measure" ? "–" : t("blank");
      if (column.bucket) return bucketed(String(value), column.bucket);
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (column.type === "date") return dayOrMoment(String(value));
      if (column.unit === SECONDS) return durationWords(String(Math.round(Number(value))), language);
      if (column.type === "text") return String(value);
      return column.role === "measure" || column.type === "number"
        ? formatDecimal(String(value), language, styleOf(row, column))
        : String(value);
    },
    [language, text, t],
  );
}

/** The column that keeps amounts in several currencies apart; none when all are in one or the question does so itself. */
export const currencyColumnOf = (table: ReportTable): ReportColumn | undefined =>
  table.columns.find(({ role }) => role === "currency");

/** The figures that are in the currency of `row`, by themselves. */
export function inCurrencyOf(table: ReportTable, row: ReportRow, { key }: ReportColumn): ReportTable {
  const code = row.cells[key];
  const unit = typeof code === "string" ? { unit: code, scale: currencyDigits(code, undefined) } : {};
  return {
    ...table,
    columns: table.columns.flatMap(({ currency, ...column }) =>
      column.key === key ? [] : [currency === key ? { ...column, ...unit } : column],
    ),
    rows: table.rows.filter(({ cells }) => cells[key] === code),
  };
}

/** The name of a row: its dimensions, one after the other. */
export function useRowName(table: ReportTable): (row: ReportRow) => string {
  const cell = useCells();
  return (row) =>
    table.columns
      .filter(({ role }) => role !== "measure")
      .map((column) => cell(row, column))
      .join(" · ");
}
