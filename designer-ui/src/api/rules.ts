import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export interface RuleRun {
  readonly id: string;
  readonly state: string;
  readonly at: string;
  readonly [detail: string]: unknown;
}

export const rules = {
  runs: (rule: string) =>
    queryOptions({
      queryKey: ["rules", rule, "runs"] as const,
      queryFn: ({ signal }) => http.get<Page<RuleRun>>(`/rules/${rule}/runs`, { signal }),
    }),
  runsOf: (form: string, record: string) =>
    queryOptions({
      queryKey: ["rules", "of", form, record] as const,
      queryFn: ({ signal }) => http.get<Page<RuleRun>>(`/forms/${form}/records/${record}/runs`, { signal }),
    }),
};
