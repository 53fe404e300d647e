import { queryOptions } from "@tanstack/react-query";
import type { BundlePlan, CarriedList, Template } from "../model/generated/rest.ts";
import { addressOf, http } from "./http.ts";
import type { Page } from "./page.ts";

export type { BundlePlan, CarriedList } from "../model/generated/rest.ts";

/** A template shipped with the product, or a bundle file that the user dropped. */
export type BundleSource = { readonly template: string } | File;

interface InstallChoices {
  readonly sample: boolean;
  readonly samplePassword?: string;
  /** Objects that stay as they are here, as `kind/key`, where both sides changed them. */
  readonly ours: readonly string[];
  /** Objects that become what the bundle brings. */
  readonly theirs: readonly string[];
}

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
  install: (source: BundleSource, { sample, samplePassword, ours, theirs }: InstallChoices) =>
    http.post<BundlePlan>(
      "/bundles/install",
      source instanceof File ? body(source) : { ...source, ...(samplePassword ? { samplePassword } : {}) },
      { query: { sample, ours: ours.join(","), theirs: theirs.join(",") } },
    ),
  exportAddress: (pkg: string) => addressOf(`/bundles/${pkg}/export`),
  /** What of an application means nothing in another installation. */
  carried: (pkg: string) => http.get<CarriedList>(`/bundles/${pkg}/carried`),
  removeSample: (pkg: string) => http.delete<void>(`/bundles/${pkg}/sample`),
};
