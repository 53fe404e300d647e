import { theme } from "antd";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { measuresOf, useCells, useRowName } from "./cells.ts";
import type { ChartProps } from "./chart.ts";
import "./charts.css";

use([BarChart, LineChart, PieChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

interface DrawingProps extends ChartProps {
  readonly option: EChartsCoreOption;
}

/** A drawing by ECharts; the same rows stand beside it as buttons for the keyboard and for screen readers. */
export function Drawing({ table, option, onSelect }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  const cell = useCells();
  const name = useRowName(table);
  const { token } = theme.useToken();

  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: token.fontFamily, color: token.colorTextSecondary },
      ...option,
    });
    chart.on("click", ({ dataIndex }) => {
      const row = table.rows[dataIndex];
      if (row) select.current(row);
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option, table, token]);

  return (
    <div className="m-canvas">
      <div ref={place} className="m-canvas-drawing" aria-hidden="true" />
      <ul className="m-canvas-rows">
        {table.rows.map((row) => (
          <li key={name(row)}>
            <button type="button" onClick={() => onSelect(row)}>
              {[name(row), ...measuresOf(table).map((column) => cell(row, column))].join(" ")}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
