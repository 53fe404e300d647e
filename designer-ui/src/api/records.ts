import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FieldRight } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { Problem } from "../model/problem.ts";
import type { BusinessRecord, HistoryEntry, RecordPage, RecordValues } from "../model/record.ts";
import { addressOf, http } from "./http.ts";
import type { Page } from "./page.ts";

/** Which records, in which order. */
export interface RecordQuery {
  readonly filter?: Json;
  readonly sort?: string;
  readonly search?: string;
  readonly view?: string;
}

export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
}

export interface Group {
  readonly key: string | null;
  readonly count: number;
  readonly sum?: string | null;
}

export interface Evaluation {
  readonly data: RecordValues;
  readonly states: Readonly<Record<string, { visible?: boolean; required?: boolean; readonly?: boolean }>>;
  readonly problems: readonly Problem[];
}

export interface TrashEntry {
  readonly id: string;
  readonly title?: string;
  readonly deletedAt?: string;
  readonly deletedBy?: string;
}

export type EffectiveRights = Readonly<Record<string, FieldRight>>;

function parameters({ filter, sort, search, view }: RecordQuery): Record<string, string | undefined> {
  return { filter: filter === undefined ? undefined : JSON.stringify(filter), sort, search, view };
}

export const records = {
  all: (form: string) => ["records", form] as const,
  pages: (form: string, query: RecordQuery, limit = 50) =>
    infiniteQueryOptions({
      queryKey: [...records.all(form), "pages", query, limit] as const,
      queryFn: ({ signal, pageParam }) =>
        http.get<RecordPage>(`/forms/${form}/records`, {
          signal,
          query: { ...parameters(query), limit, cursor: pageParam },
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  count: (form: string, query: RecordQuery) =>
    queryOptions({
      queryKey: [...records.all(form), "count", query] as const,
      queryFn: ({ signal }) =>
        http.get<{ readonly count: number; readonly capped: boolean }>(`/forms/${form}/count`, {
          signal,
          query: parameters(query),
        }),
    }),
  groups: (form: string, by: string, sum: string | undefined, query: RecordQuery) =>
    queryOptions({
      queryKey: [...records.all(form), "groups", by, sum, query] as const,
      queryFn: ({ signal }) =>
        http.get<Page<Group>>(`/forms/${form}/groups`, { signal, query: { ...parameters(query), by, sum } }),
    }),
  one: (form: string, id: string) =>
    queryOptions({
      queryKey: [...records.all(form), "one", id] as const,
      queryFn: ({ signal }) => http.get<BusinessRecord>(`/forms/${form}/records/${id}`, { signal }),
    }),
  history: (form: string, id: string) =>
    queryOptions({
      queryKey: [...records.all(form), "one", id, "history"] as const,
      queryFn: ({ signal }) => http.get<Page<HistoryEntry>>(`/forms/${form}/records/${id}/history`, { signal }),
    }),
  candidates: (form: string, field: string, search: string, signal: AbortSignal) =>
    http.get<Page<Candidate>>(`/forms/${form}/fields/${field}/candidates`, { signal, query: { search, limit: 20 } }),
  trash: (form: string) =>
    queryOptions({
      queryKey: [...records.all(form), "trash"] as const,
      queryFn: ({ signal }) => http.get<Page<TrashEntry>>(`/forms/${form}/trash`, { signal }),
    }),
  create: (form: string, data: RecordValues, idempotencyKey: string) =>
    http.post<BusinessRecord>(`/forms/${form}/records`, { data }, { idempotencyKey }),
  update: (form: string, id: string, version: number, data: RecordValues) =>
    http.patch<BusinessRecord>(`/forms/${form}/records/${id}`, { data }, { ifMatch: version }),
  remove: (form: string, id: string, version: number) =>
    http.delete<void>(`/forms/${form}/records/${id}`, { ifMatch: version }),
  restore: (form: string, id: string) => http.post<BusinessRecord>(`/forms/${form}/trash/${id}/restore`),
  evaluate: (form: string, data: RecordValues, id?: string) =>
    http.post<Evaluation>(`/forms/${form}/evaluate`, id === undefined ? { data } : { data, id }),
  exportAddress: (form: string, format: "xlsx" | "csv", query: RecordQuery) =>
    addressOf(`/forms/${form}/export`, { ...parameters(query), format }),
};
