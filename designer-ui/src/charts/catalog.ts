import type { ComponentType } from "react";
import { lazily } from "../kit/lazily.ts";
import type { ChartProps } from "./chart.ts";

/** The charts there are; each comes when the first dashboard that shows it opens. */
export const charts: Readonly<Record<string, ComponentType<ChartProps>>> = {
  kpi: lazily(() => import("./kpi/kpi.tsx").then((file) => file.Kpi)),
  bar: lazily(() => import("./bar/bar.tsx").then((file) => file.Bar)),
  line: lazily(() => import("./line/line.tsx").then((file) => file.Line)),
  pie: lazily(() => import("./pie/pie.tsx").then((file) => file.Pie)),
  funnel: lazily(() => import("./funnel/funnel.tsx").then((file) => file.Funnel)),
  leaderboard: lazily(() => import("./leaderboard/leaderboard.tsx").then((file) => file.Leaderboard)),
  table: lazily(() => import("./table/table.tsx").then((file) => file.FigureTable)),
};
