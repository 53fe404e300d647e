import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RuleRunPage } from "../model/generated/rest.ts";
import { http } from "./http.ts";

export const rules = {
  runs: (rule: string) =>
    infiniteQueryOptions({
      queryKey: ["rules", rule, "runs"] as const,
      queryFn: ({ signal, pageParam }) =>
        http.get<RuleRunPage>(`/rules/${rule}/runs`, { signal, query: { cursor: pageParam } }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? null,
    }),
  runsOf: (form: string, record: string) =>
    queryOptions({
      queryKey: ["rules", "of", form, record] as const,
      queryFn: ({ signal }) => http.get<RuleRunPage>(`/forms/${form}/records/${record}/runs`, { signal }),
    }),
};
