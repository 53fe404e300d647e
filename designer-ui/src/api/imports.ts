import { queryOptions } from "@tanstack/react-query";
import type { ImportAnalysis, ImportArchive, ImportCheck, ImportRun, ImportStart } from "../model/generated/rest.ts";
import { addressOf, http } from "./http.ts";

export type {
  CheckedColumn,
  ImportAnalysis,
  ImportCheck,
  ImportColumn,
  ImportField,
  ImportFindings,
  ImportForm,
  ImportQuestion,
  ImportRun,
  ImportSheet,
  ImportStart,
} from "../model/generated/rest.ts";

export const imports = {
  /** @param form into which the rows are to go; null: a new one */
  upload: (file: File, form: string | null) =>
    http.post<ImportAnalysis>("/imports", file, { query: { name: file.name, form } }),
  /** An archive with the files that cells name. */
  files: (id: string, file: File) =>
    http.post<ImportArchive>(`/imports/${id}/files`, file, { query: { name: file.name } }),
  /** The same as the upload said of its columns, for whoever comes back. */
  sheets: (id: string, form: string | null) =>
    queryOptions({
      queryKey: ["imports", id, "sheets", form] as const,
      queryFn: ({ signal }) => http.get<ImportAnalysis>(`/imports/${id}/sheets`, { signal, query: { form } }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  /** Has it looked at what the import would come to; nothing is written. */
  ask: (id: string, body: ImportStart) => http.post<ImportCheck>(`/imports/${id}/check`, body),
  /** The last check: soon looked at again, for short files are through at once. */
  check: (id: string) =>
    queryOptions({
      queryKey: ["imports", id, "check"] as const,
      queryFn: ({ signal }) => http.get<ImportCheck>(`/imports/${id}/check`, { signal }),
      refetchInterval: ({ state }) =>
        state.data?.state === "running" ? (state.data.processed === 0 ? 200 : 700) : false,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  cancelCheck: (id: string) => http.delete<void>(`/imports/${id}/check`),
  start: (id: string, body: ImportStart) => http.post<void>(`/imports/${id}/start`, body),
  run: (id: string) =>
    queryOptions({
      queryKey: ["imports", id] as const,
      queryFn: ({ signal }) => http.get<ImportRun>(`/imports/${id}`, { signal }),
      refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
    }),
  /** Ends it at the next batch of rows; what came in stays. */
  cancel: (id: string) => http.delete<void>(`/imports/${id}`),
  rejectedAddress: (id: string) => addressOf(`/imports/${id}/rejected`),
};
