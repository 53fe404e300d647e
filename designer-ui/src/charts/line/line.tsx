import { useAxes } from "../axes.ts";
import type { ChartProps } from "../chart.ts";
import { Drawing } from "../drawing.tsx";

/** Points joined by a line. */
export function Line(props: ChartProps) {
  return <Drawing {...props} option={useAxes(props.table, "line")} />;
}
