import { queryOptions } from "@tanstack/react-query";
import type { Json, JsonObject } from "../model/json.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { http } from "./http.ts";

export interface ReportColumn {
  readonly key: string;
  readonly title: LocalizedText;
  readonly role: "dimension" | "measure";
  readonly type: string;
  readonly scale: number;
  /** Stretch of time of a date: day, week, month, quarter or year. */
  readonly bucket?: string;
}

export interface ReportRow {
  readonly cells: Readonly<Record<string, Json>>;
  readonly labels: Readonly<Record<string, LocalizedText>>;
  /** Filter of the records behind this row; a list with it shows exactly those. */
  readonly selection: Json;
}

export interface ReportTable {
  readonly form: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

export interface DashboardItem {
  readonly key: string;
  readonly title: LocalizedText;
  readonly type: string;
  readonly layout: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly query: JsonObject;
}

export interface Dashboard {
  readonly key: string;
  readonly title: LocalizedText;
  readonly params?: readonly {
    readonly key: string;
    readonly title?: LocalizedText;
    readonly type: string;
    readonly default?: string;
  }[];
  readonly items: readonly DashboardItem[];
}

export type ReportParameters = Readonly<Record<string, string>>;

export const reports = {
  dashboard: (key: string) =>
    queryOptions({
      queryKey: ["dashboards", key] as const,
      queryFn: ({ signal }) => http.get<Dashboard>(`/dashboards/${key}`, { signal }),
    }),
  item: (dashboard: string, item: string, params: ReportParameters) =>
    queryOptions({
      queryKey: ["dashboards", dashboard, "items", item, params] as const,
      queryFn: ({ signal }) =>
        http.post<ReportTable>(`/dashboards/${dashboard}/items/${item}/data`, { params }, { signal }),
    }),
  query: (query: JsonObject, params: ReportParameters) =>
    queryOptions({
      queryKey: ["reports", query, params] as const,
      queryFn: ({ signal }) => http.post<ReportTable>("/reports/query", { query, params }, { signal }),
    }),
};
