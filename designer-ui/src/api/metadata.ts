import { queryOptions } from "@tanstack/react-query";
import type { JsonObject } from "../model/json.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import type { Problem } from "../model/problem.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export interface MetadataObject {
  readonly key: string;
  readonly kind: string;
  readonly pkg: string;
  readonly version: number | null;
  readonly draftRevision: number;
  readonly draft: JsonObject | null;
  readonly published: JsonObject | null;
  readonly origin: unknown;
  readonly updatedAt: string;
}

/** An object as lists show it. */
export interface MetadataLine {
  readonly key: string;
  readonly kind: string;
  readonly pkg: string;
  readonly title?: LocalizedText | null;
  readonly version: number | null;
  readonly draftRevision: number;
  /** Whether it has a draft that is not in force. */
  readonly changed: boolean;
  readonly updatedAt: string;
}

export interface MetadataVersion {
  readonly version: number;
  /** Absent in lists. */
  readonly doc?: JsonObject | null;
  readonly note: string;
  readonly by: string | null;
  readonly at: string;
}

export const metadata = {
  all: (kind: string) => ["metadata", kind] as const,
  list: (kind: string, pkg?: string) =>
    queryOptions({
      queryKey: [...metadata.all(kind), "list", pkg] as const,
      queryFn: ({ signal }) => http.get<Page<MetadataLine>>(`/metadata/${kind}`, { signal, query: { pkg } }),
    }),
  one: (kind: string, key: string) =>
    queryOptions({
      queryKey: [...metadata.all(kind), "one", key] as const,
      queryFn: ({ signal }) => http.get<MetadataObject>(`/metadata/${kind}/${key}`, { signal }),
    }),
  /** As it stands now, past every cache. */
  read: (kind: string, key: string) => http.get<MetadataObject>(`/metadata/${kind}/${key}`),
  versions: (kind: string, key: string) =>
    queryOptions({
      queryKey: [...metadata.all(kind), "one", key, "versions"] as const,
      queryFn: ({ signal }) => http.get<Page<MetadataVersion>>(`/metadata/${kind}/${key}/versions`, { signal }),
    }),
  schema: (kind: string) =>
    queryOptions({
      queryKey: ["schema", kind] as const,
      queryFn: ({ signal }) => http.get<JsonObject>(`/schemas/${kind}`, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  create: (kind: string, pkg: string, doc: JsonObject) => http.post<MetadataObject>(`/metadata/${kind}`, { pkg, doc }),
  saveDraft: (kind: string, key: string, revision: number, doc: JsonObject) =>
    http.put<{ readonly draftRevision: number }>(`/metadata/${kind}/${key}/draft`, doc, { ifMatch: revision }),
  discard: (kind: string, key: string) => http.delete<void>(`/metadata/${kind}/${key}/draft`),
  check: (kind: string, key: string) =>
    http.post<{ readonly problems: readonly Problem[] }>(`/metadata/${kind}/${key}/check`),
  publish: (kind: string, key: string, revision: number, note: string) =>
    http.post<{ readonly version: number; readonly impact?: unknown }>(
      `/metadata/${kind}/${key}/publish`,
      { note },
      { ifMatch: revision },
    ),
  version: (kind: string, key: string, version: number) =>
    queryOptions({
      queryKey: [...metadata.all(kind), "one", key, "versions", version] as const,
      queryFn: ({ signal }) => http.get<MetadataVersion>(`/metadata/${kind}/${key}/versions/${version}`, { signal }),
    }),
  restore: (kind: string, key: string, version: number) =>
    http.post<{ readonly version: number }>(`/metadata/${kind}/${key}/restore`, { version }),
};
