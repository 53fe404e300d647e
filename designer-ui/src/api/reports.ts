import { queryOptions } from "@tanstack/react-query";
import type { Dashboard, FigureRecord, ReportParameters, ReportTable } from "../model/generated/rest.ts";
import type { JsonObject } from "../model/json.ts";
import { http } from "./http.ts";

export type {
  Dashboard,
  DashboardItem,
  FigureRecord,
  ReportColumn,
  ReportParameters,
  ReportRow,
  ReportTable,
} from "../model/generated/rest.ts";

export const reports = {
  dashboard: (key: string) =>
    queryOptions({
      queryKey: ["dashboards", key] as const,
      queryFn: ({ signal }) => http.get<Dashboard>(`/dashboards/${key}`, { signal, played: true }),
    }),
  /** @param of a record: counts only what points to it */
  item: (dashboard: string, item: string, params: ReportParameters, of?: FigureRecord) =>
    queryOptions({
      queryKey: ["dashboards", dashboard, "items", item, params, of ?? null] as const,
      queryFn: ({ signal }) =>
        http.post<ReportTable>(
          `/dashboards/${dashboard}/items/${item}/data`,
          { params, ...(of ? { of } : {}) },
          { signal, played: true },
        ),
    }),
  query: (query: JsonObject, params: ReportParameters) =>
    queryOptions({
      queryKey: ["reports", query, params] as const,
      queryFn: ({ signal }) => http.post<ReportTable>("/reports/query", { query, params }, { signal }),
    }),
};
