import { queryOptions } from "@tanstack/react-query";
import type { ImportAnalysis, ImportRun, ImportStart } from "../model/generated/rest.ts";
import { addressOf, http } from "./http.ts";

export type {
  ImportAnalysis,
  ImportColumn,
  ImportField,
  ImportForm,
  ImportRun,
  ImportSheet,
  ImportStart,
} from "../model/generated/rest.ts";

export const imports = {
  /** @param form into which the rows are to go; null: a new one */
  upload: (file: File, form: string | null) =>
    http.post<ImportAnalysis>("/imports", file, { query: { name: file.name, form } }),
  start: (id: string, body: ImportStart) => http.post<void>(`/imports/${id}/start`, body),
  run: (id: string) =>
    queryOptions({
      queryKey: ["imports", id] as const,
      queryFn: ({ signal }) => http.get<ImportRun>(`/imports/${id}`, { signal }),
      refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
    }),
  rejectedAddress: (id: string) => addressOf(`/imports/${id}/rejected`),
};
