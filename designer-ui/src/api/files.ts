import { queryOptions } from "@tanstack/react-query";
import type { Json } from "../model/json.ts";
import type { ProblemBody } from "../model/problem.ts";
import { ApiProblem, addressOf, http, spokenLanguage } from "./http.ts";

/** A file as records refer to it. */
export interface FileEntry {
  readonly [part: string]: Json;
  readonly id: string;
}

export interface FileVersion {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
}

interface Upload {
  readonly form: string;
  /** `items.photo` for a column of a sub-table. */
  readonly field: string;
  readonly content: Blob;
  readonly name: string;
  /** The file whose place it takes. */
  readonly replaces?: string | undefined;
  readonly record?: string | undefined;
  /** How much of it has been sent, from 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

function refusal(request: XMLHttpRequest): ApiProblem {
  try {
    return new ApiProblem({ ...(JSON.parse(request.responseText) as ProblemBody), status: request.status });
  } catch {
    return new ApiProblem({ status: request.status, code: "unreachable" });
  }
}

/** `fetch` does not tell how far it is, so that this is the one request that is made in the older way. */
function upload({ form, field, content, name, replaces, record, onProgress, signal }: Upload): Promise<FileEntry> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(`/forms/${form}/fields/${field}/files`, { name, replaces, record }));
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", spokenLanguage());
    request.setRequestHeader("X-Mortise", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () =>
      request.status === 201 ? done(JSON.parse(request.responseText) as FileEntry) : fail(refusal(request));
    request.onerror = () => fail(new ApiProblem({ status: 0, code: "unreachable" }));
    request.onabort = () => fail(new DOMException("", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(content);
  });
}

export const files = {
  upload,
  /** One of its own for another record. */
  copy: (id: string) => http.post<FileEntry>(`/files/${id}/copies`),
  withdraw: (id: string) => http.delete<void>(`/files/${id}`),
  versions: (id: string) =>
    queryOptions({
      queryKey: ["files", id, "versions"] as const,
      queryFn: ({ signal }) =>
        http.get<{ readonly items: readonly FileVersion[] }>(`/files/${id}/versions`, { signal }),
    }),
  content: (id: string, signal: AbortSignal) => http.blob(`/files/${id}`, { query: { shown: true }, signal }),
  address: (id: string) => addressOf(`/files/${id}`),
  shownAddress: (id: string) => addressOf(`/files/${id}`, { shown: true }),
  smallAddress: (id: string) => addressOf(`/files/${id}/thumbnail`),
};
