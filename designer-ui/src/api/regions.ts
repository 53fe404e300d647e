import { http } from "./http.ts";

/** A region by its code; the code begins with the code of what it lies in. */
export type Region = readonly [code: string, name: string];

interface Regions {
  readonly items: readonly Region[];
  /** Codes of ISO 3166. */
  readonly countries: readonly string[];
}

export const regions = {
  all: () => ({
    queryKey: ["regions"] as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => http.get<Regions>("/regions", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  }),
};
