import { useAxes } from "../axes.ts";
import type { ChartProps } from "../chart.ts";
import { Drawing } from "../drawing.tsx";

/** Columns side by side. */
export function Bar(props: ChartProps) {
  return <Drawing {...props} option={useAxes(props.table, "bar")} />;
}
