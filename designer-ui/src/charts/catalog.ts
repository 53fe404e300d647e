import { type ComponentType, lazy } from "react";
import type { ChartProps } from "./chart.ts";

/** The charts there are; each comes when the first dashboard that shows it opens. */
export const charts: Readonly<Record<string, ComponentType<ChartProps>>> = {
  kpi: lazy(() => import("./kpi/kpi.tsx").then((file) => ({ default: file.Kpi }))),
  bar: lazy(() => import("./bar/bar.tsx").then((file) => ({ default: file.Bar }))),
  line: lazy(() => import("./line/line.tsx").then((file) => ({ default: file.Line }))),
  pie: lazy(() => import("./pie/pie.tsx").then((file) => ({ default: file.Pie }))),
  funnel: lazy(() => import("./funnel/funnel.tsx").then((file) => ({ default: file.Funnel }))),
  leaderboard: lazy(() => import("./leaderboard/leaderboard.tsx").then((file) => ({ default: file.Leaderboard }))),
  table: lazy(() => import("./table/table.tsx").then((file) => ({ default: file.FigureTable }))),
};
