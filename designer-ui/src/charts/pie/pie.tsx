import { theme } from "antd";
import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { measuresOf, numberIn, useCells, useRowName } from "../cells.ts";
import type { ChartProps } from "../chart.ts";
import { Drawing } from "../drawing.tsx";

/** Shares of a whole. */
export function Pie(props: ChartProps) {
  const { table } = props;
  const { token } = theme.useToken();
  const cell = useCells();
  const name = useRowName(table);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the readers follow the table
  const option = useMemo<EChartsCoreOption>(() => {
    const figure = measuresOf(table)[0];
    return {
      legend: { type: "scroll", bottom: 0, textStyle: { color: token.colorTextSecondary } },
      tooltip: {
        formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
          const row = table.rows[dataIndex];
          return row && figure ? `${name(row)}  <b>${cell(row, figure)}</b>` : "";
        },
      },
      series: [
        {
          type: "pie",
          radius: ["45%", "70%"],
          center: ["50%", "45%"],
          label: { show: false },
          itemStyle: { borderColor: token.colorBgContainer, borderWidth: 2 },
          data: figure ? table.rows.map((row) => ({ name: name(row), value: numberIn(row, figure) })) : [],
        },
      ],
    };
  }, [table, token]);
  return <Drawing {...props} option={option} />;
}
