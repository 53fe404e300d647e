import { queryOptions } from "@tanstack/react-query";
import type { Found } from "../model/generated/rest.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export const search = {
  records: (q: string, limit = 8) =>
    queryOptions({
      queryKey: ["search", q, limit] as const,
      queryFn: ({ signal }) => http.get<Page<Found>>("/search", { signal, query: { q, limit } }),
      enabled: q.trim() !== "",
      staleTime: 10_000,
    }),
};
