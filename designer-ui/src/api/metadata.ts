import { queryOptions } from "@tanstack/react-query";
import type {
  DraftChecked,
  DraftSaved,
  EffectList,
  JsonSchema,
  Lease,
  MetadataLine,
  MetadataObject,
  MetadataVersion,
  Published,
  UseList,
} from "../model/generated/rest.ts";
import type { JsonObject } from "../model/json.ts";
import type { PatchOperation } from "../model/json-patch.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export type { Lease, MetadataLine, MetadataObject, Use } from "../model/generated/rest.ts";

export const metadata = {
  all: (kind: string) => ["metadata", kind] as const,
  list: (kind: string, pkg?: string) =>
    queryOptions({
      queryKey: [...metadata.all(kind), "list", pkg] as const,
      queryFn: ({ signal }) => http.get<Page<MetadataLine>>(`/metadata/${kind}`, { signal, query: { pkg } }),
    }),
  /** The same as it stands now, past every cache. */
  lines: (kind: string, pkg: string) => http.get<Page<MetadataLine>>(`/metadata/${kind}`, { query: { pkg } }),
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
      queryFn: ({ signal }) => http.get<JsonSchema>(`/schemas/${kind}`, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  create: (kind: string, pkg: string, doc: JsonObject) => http.post<MetadataObject>(`/metadata/${kind}`, { pkg, doc }),
  saveDraft: (kind: string, key: string, revision: number, doc: JsonObject, lease?: string) =>
    http.put<DraftSaved>(`/metadata/${kind}/${key}/draft`, doc, {
      ifMatch: revision,
      ...leased(lease),
    }),
  /** Changes to the draft as it is at a revision, or to what is in force where there is none. */
  patchDraft: (kind: string, key: string, revision: number, patch: readonly PatchOperation[], lease?: string) =>
    http.patch<DraftSaved>(`/metadata/${kind}/${key}/draft`, patch, {
      ifMatch: revision,
      contentType: "application/json-patch+json",
      ...leased(lease),
    }),
  discard: (kind: string, key: string, lease?: string) =>
    http.delete<void>(`/metadata/${kind}/${key}/draft`, leased(lease)),
  /** What is wrong with the draft, or with a version that is to be restored. */
  check: (kind: string, key: string, version?: number) =>
    http.post<DraftChecked>(`/metadata/${kind}/${key}/check`, undefined, { query: { version } }),
  publish: (kind: string, key: string, revision: number, note: string, lease?: string) =>
    http.post<Published>(`/metadata/${kind}/${key}/publish`, { note }, { ifMatch: revision, ...leased(lease) }),
  /** What publishing the draft, or restoring a version, would do to the records that are there. */
  effects: (kind: string, key: string, version?: number) =>
    http.get<EffectList>(`/metadata/${kind}/${key}/effects`, { query: { version } }),
  /** Who uses the object, or one of its parts: `phone`, `items.qty`, `level#A`. */
  uses: (kind: string, key: string, part?: string) =>
    http.get<UseList>(`/metadata/${kind}/${key}/uses`, { query: { part } }),
  lease: (kind: string, key: string, token: string, takeOver = false) =>
    http.put<Lease>(`/metadata/${kind}/${key}/lease`, { token, takeOver }),
  release: (kind: string, key: string, token: string) =>
    http.delete<void>(`/metadata/${kind}/${key}/lease`, { query: { token }, keepAlive: true }),
  version: (kind: string, key: string, version: number) =>
    queryOptions({
      queryKey: [...metadata.all(kind), "one", key, "versions", version] as const,
      queryFn: ({ signal }) => http.get<MetadataVersion>(`/metadata/${kind}/${key}/versions/${version}`, { signal }),
    }),
  restore: (kind: string, key: string, version: number, note: string, lease?: string) =>
    http.post<Published>(`/metadata/${kind}/${key}/restore`, { version, note }, leased(lease)),
};

/** Names the window that designs, where it holds the lease. */
const leased = (lease: string | undefined) => (lease === undefined ? {} : { lease });
