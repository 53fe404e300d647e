import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ImportAnalysis, ImportArchive, ImportCheck, ImportRun, ImportStart } from "../model/generated/rest.ts";
import { addressOf, http } from "./http.ts";

export type {
  CheckedColumn,
  ImportAnalysis,
  ImportCheck,
  ImportColumn,
  ImportField,
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
  /** What the import would come to; nothing is written. */
  check: (id: string, body: ImportStart) =>
    queryOptions({
      queryKey: ["imports", id, "check", body] as const,
      queryFn: ({ signal }) => http.post<ImportCheck>(`/imports/${id}/check`, body, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  start: (id: string, body: ImportStart) => http.post<void>(`/imports/${id}/start`, body),
  run: (id: string) =>
    queryOptions({
      queryKey: ["imports", id] as const,
      queryFn: ({ signal }) => http.get<ImportRun>(`/imports/${id}`, { signal }),
      refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
    }),
  rejectedAddress: (id: string) => addressOf(`/imports/${id}/rejected`),
};
