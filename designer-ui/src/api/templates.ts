import { queryOptions } from "@tanstack/react-query";
import type { LocalizedText } from "../model/localized-text.ts";
import type { Problem } from "../model/problem.ts";
import { addressOf, http } from "./http.ts";
import type { Page } from "./page.ts";

export interface Template {
  readonly id: string;
  readonly version: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly icon?: string;
  readonly installed?: boolean;
}

export interface BundlePlan {
  readonly manifest: Template;
  readonly items: readonly {
    readonly kind: string;
    readonly key: string;
    readonly title: LocalizedText;
    readonly action: "create" | "update" | "unchanged" | "conflict";
  }[];
  readonly sample: { readonly people: number; readonly records: number } | null;
  readonly problems: readonly Problem[];
}

/** A template shipped with the product, or a bundle file that the user dropped. */
export type BundleSource = { readonly template: string } | File;

function body(source: BundleSource): unknown {
  return source instanceof File ? new Blob([source], { type: "application/zip" }) : source;
}

export const templates = {
  all: () =>
    queryOptions({
      queryKey: ["templates"] as const,
      queryFn: ({ signal }) => http.get<Page<Template>>("/templates", { signal }),
    }),
  plan: (source: BundleSource) => http.post<BundlePlan>("/bundles/plan", body(source)),
  install: (source: BundleSource, sample: boolean, samplePassword?: string) =>
    http.post<BundlePlan & { readonly installed: boolean }>(
      "/bundles/install",
      source instanceof File ? body(source) : { ...source, ...(samplePassword ? { samplePassword } : {}) },
      { query: { sample } },
    ),
  exportAddress: (pkg: string) => addressOf(`/bundles/${pkg}/export`),
  removeSample: (pkg: string) => http.delete<void>(`/bundles/${pkg}/sample`),
};
