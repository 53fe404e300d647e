import { queryOptions } from "@tanstack/react-query";
import type { Json } from "../model/json.ts";
import type { Problem } from "../model/problem.ts";
import { addressOf, http } from "./http.ts";

export interface ImportColumn {
  readonly index: number;
  readonly header: string;
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly props?: Readonly<Record<string, Json>>;
  readonly required?: boolean;
  readonly samples: readonly string[];
  readonly hidden?: boolean;
}

export interface ImportSheet {
  readonly index: number;
  readonly name: string;
  readonly headerRow: number;
  readonly rows: number;
  readonly columns: readonly ImportColumn[];
}

export interface ImportAnalysis {
  readonly id: string;
  readonly sheets: readonly ImportSheet[];
}

export interface ImportStart {
  readonly sheet: number;
  readonly headerRow: number;
  /** Rows of data, for the progress. */
  readonly rows: number;
  readonly target:
    | { readonly form: string }
    | { readonly pkg?: string; readonly appTitle?: string; readonly title: string };
  readonly columns: readonly {
    readonly index: number;
    readonly key: string;
    readonly title: string;
    readonly type: string;
    readonly props?: Readonly<Record<string, Json>>;
    readonly required?: boolean;
    readonly skip?: boolean;
  }[];
}

export interface ImportRun {
  readonly state: "analysed" | "running" | "done" | "failed";
  readonly total: number;
  readonly processed: number;
  readonly good: number;
  readonly bad: number;
  readonly warnings: number;
  readonly form: string | null;
  readonly problem?: Problem;
  readonly samples: readonly {
    readonly row: number;
    readonly column: string;
    readonly code: string;
    readonly message: string;
  }[];
}

export const imports = {
  upload: (file: File) => http.post<ImportAnalysis>("/imports", file, { query: { name: file.name } }),
  start: (id: string, body: ImportStart) => http.post<void>(`/imports/${id}/start`, body),
  run: (id: string) =>
    queryOptions({
      queryKey: ["imports", id] as const,
      queryFn: ({ signal }) => http.get<ImportRun>(`/imports/${id}`, { signal }),
      refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
    }),
  rejectedAddress: (id: string) => addressOf(`/imports/${id}/rejected`),
};
