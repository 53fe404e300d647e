import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FormShape } from "../model/form-shape.ts";
import type {
  BulkAnswer,
  Candidate,
  Evaluation,
  Group,
  RecordCount,
  RecordPreview,
  TrashPage,
} from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { BusinessRecord, HistoryEntry, Labels, RecordPage, RecordValues } from "../model/record.ts";
import { addressOf, http } from "./http.ts";
import type { Page } from "./page.ts";

export type { BulkAnswer, Group } from "../model/generated/rest.ts";

/** Which records, in which order. */
export interface RecordQuery {
  readonly filter?: Json;
  readonly sort?: string;
  readonly search?: string;
  readonly view?: string;
}

/** As many as the server handles in one request. */
export const MOST_AT_ONCE = 500;

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
          played: true,
          query: { ...parameters(query), limit, cursor: pageParam },
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  count: (form: string, query: RecordQuery) =>
    queryOptions({
      queryKey: [...records.all(form), "count", query] as const,
      queryFn: ({ signal }) =>
        http.get<RecordCount>(`/forms/${form}/count`, {
          signal,
          played: true,
          query: parameters(query),
        }),
    }),
  groups: (form: string, by: string, sum: string | undefined, query: RecordQuery, made?: string) =>
    queryOptions({
      queryKey: [...records.all(form), "groups", by, sum, made, query] as const,
      queryFn: ({ signal }) =>
        http.get<Page<Group>>(`/forms/${form}/groups`, {
          signal,
          query: { ...parameters(query), by, sum, function: made },
        }),
    }),
  one: (form: string, id: string) =>
    queryOptions({
      queryKey: [...records.all(form), "one", id] as const,
      queryFn: ({ signal }) => http.get<BusinessRecord>(`/forms/${form}/records/${id}`, { signal, played: true }),
    }),
  /** What names records, by id; those that the caller may not read, or whose names, are missing. */
  titles: (form: string, ids: readonly string[]) =>
    queryOptions({
      queryKey: [...records.all(form), "titles", ids] as const,
      queryFn: async ({ signal }): Promise<Labels> => {
        const { model } = await http.get<FormShape>(`/forms/${form}`, { signal, played: true });
        const filter = JSON.stringify({ field: "id", op: "in", value: ids });
        const query = { filter, limit: ids.length };
        const { items } = await http.get<RecordPage>(`/forms/${form}/records`, { signal, query, played: true });
        return Object.fromEntries(
          items.flatMap(({ id, data }) => {
            const title = data[model.titleField ?? ""];
            return typeof title === "string" && title !== "" ? [[id, title]] : [];
          }),
        );
      },
      staleTime: 60_000,
      retry: false,
    }),
  history: (form: string, id: string) =>
    queryOptions({
      queryKey: [...records.all(form), "one", id, "history"] as const,
      queryFn: ({ signal }) => http.get<Page<HistoryEntry>>(`/forms/${form}/records/${id}/history`, { signal }),
    }),
  /**
   * @param values of the record that is being edited, as far as the filter of the field speaks of them, as JSON
   * @param played whether a preview asks as whom it plays
   */
  candidates: (form: string, field: string, search: string, signal: AbortSignal, values?: string, played = true) =>
    http.get<Page<Candidate>>(`/forms/${form}/fields/${field}/candidates`, {
      signal,
      played,
      query: { search, values, limit: 20 },
    }),
  /** @param search text in what names the records */
  trash: (form: string, search = "") =>
    queryOptions({
      queryKey: [...records.all(form), "trash", search] as const,
      queryFn: ({ signal }) =>
        http.get<TrashPage>(`/forms/${form}/trash`, { signal, query: { search, limit: MOST_AT_ONCE } }),
    }),
  create: (form: string, data: RecordValues, idempotencyKey: string, preview?: RecordPreview) =>
    http.post<BusinessRecord>(`/forms/${form}/records`, { data, preview }, { idempotencyKey }),
  update: (form: string, id: string, version: number, data: RecordValues, preview?: RecordPreview) =>
    http.patch<BusinessRecord>(`/forms/${form}/records/${id}`, { data, preview }, { ifMatch: version }),
  remove: (form: string, id: string, version: number) =>
    http.delete<void>(`/forms/${form}/records/${id}`, { ifMatch: version }),
  restore: (form: string, id: string) => http.post<BusinessRecord>(`/forms/${form}/trash/${id}/restore`),
  bulk: (
    form: string,
    what: "update" | "delete" | "restore",
    seen: readonly { readonly id: string; readonly version: number }[],
    data?: RecordValues,
  ) =>
    http.post<BulkAnswer>(`/forms/${form}/records/bulk`, {
      do: what,
      records: seen.map(({ id, version }) => ({ id, version })),
      ...(data ? { data } : {}),
    }),
  evaluate: (form: string, data: RecordValues, id?: string) =>
    http.post<Evaluation>(`/forms/${form}/evaluate`, id === undefined ? { data } : { data, id }),
  /** A workbook to fill in and import. */
  templateAddress: (form: string) => addressOf(`/forms/${form}/import-template`),
  /** @param lines whether sub-tables come too */
  exportAddress: (form: string, format: "xlsx" | "csv", query: RecordQuery, lines = false) =>
    addressOf(`/forms/${form}/export`, { ...parameters(query), format, ...(lines ? { lines: true } : {}) }),
};
