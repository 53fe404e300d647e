import { theme } from "antd";
import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import type { ReportTable } from "../api/reports.ts";
import { useLanguage } from "../i18n/language.ts";
import { useText } from "../i18n/texts.ts";
import { compactFormat, measuresOf, numberIn, useCells, useRowName } from "./cells.ts";

/** Rows along the bottom, figures upwards; a second figure of another size gets an axis of its own on the right. */
export function useAxes(table: ReportTable, type: "bar" | "line"): EChartsCoreOption {
  const { token } = theme.useToken();
  const language = useLanguage();
  const text = useText();
  const cell = useCells();
  const name = useRowName(table);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the readers follow table and language
  return useMemo(() => {
    const figures = measuresOf(table).slice(0, 2);
    const compact = figures.map((figure) => compactFormat(figure, language));
    const colors = [token.colorPrimary, token.gold6 ?? token.colorWarning];
    return {
      color: colors,
      grid: { left: 8, right: 8, top: figures.length > 1 ? 32 : 12, bottom: 4, containLabel: true },
      ...(figures.length > 1 ? { legend: { top: 0, right: 0, textStyle: { color: token.colorTextSecondary } } } : {}),
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorderSecondary,
        textStyle: { color: token.colorText },
        formatter: (points: readonly { readonly dataIndex: number; readonly marker: string }[]) => {
          const row = table.rows[points[0]?.dataIndex ?? 0];
          if (!row) return "";
          const lines = figures.map((figure) => `${text(figure.title)}  <b>${cell(row, figure)}</b>`);
          return [name(row), ...lines].join("<br>");
        },
      },
      xAxis: {
        type: "category",
        data: table.rows.map(name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token.colorBorderSecondary } },
        axisLabel: { color: token.colorTextTertiary, hideOverlap: true },
      },
      yAxis: figures.map((_figure, index) => ({
        type: "value",
        splitLine: { show: index === 0, lineStyle: { color: token.colorBorderSecondary } },
        axisLabel: { color: token.colorTextTertiary, formatter: (value: number) => compact[index]?.format(value) },
      })),
      series: figures.map((figure, index) => ({
        name: text(figure.title),
        type: index === 0 ? type : "line",
        yAxisIndex: index,
        smooth: false,
        symbolSize: 6,
        barMaxWidth: 36,
        itemStyle: { borderRadius: type === "bar" && index === 0 ? [4, 4, 0, 0] : 0 },
        data: table.rows.map((row) => numberIn(row, figure)),
        cursor: "pointer",
      })),
    };
  }, [table, type, language, token]);
}
