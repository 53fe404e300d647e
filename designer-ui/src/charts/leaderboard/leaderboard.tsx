import type { ChartProps } from "../chart.ts";
import { RankedBars } from "../ranked-bars.tsx";

/** Who is ahead, in the order of the answer. */
export function Leaderboard({ table, onSelect }: ChartProps) {
  return <RankedBars table={table} rows={table.rows} onSelect={onSelect} />;
}
