import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type {
  Action,
  ActionList,
  RefusedPage,
  RuleBatch,
  RuleBatchRequest,
  RuleRun,
  RuleRunPage,
} from "../model/generated/rest.ts";
import type { RecordValues } from "../model/record.ts";
import { http } from "./http.ts";

export type { Action, RuleBatch } from "../model/generated/rest.ts";

export const rules = {
  /** What the caller may run on records of a form. */
  actions: (form: string) =>
    queryOptions({
      queryKey: ["rules", "actions", form] as const,
      queryFn: ({ signal }) => http.get<ActionList>(`/forms/${form}/actions`, { signal }),
    }),
  /** What the caller may run on a record as it is now; asked anew whenever the record is. */
  actionsOn: (form: string, record: string) =>
    queryOptions({
      queryKey: ["records", form, "one", record, "actions"] as const,
      queryFn: ({ signal }) => http.get<ActionList>(`/forms/${form}/records/${record}/actions`, { signal }),
    }),
  run: ({ rule }: Action, record: string, input: RecordValues, idempotencyKey: string) =>
    http.post<RuleRun>(`/rules/${rule}/runs`, { record, input }, { idempotencyKey }),
  /** Sends the rule through many records, in the background. */
  send: ({ rule }: Action, what: RuleBatchRequest, idempotencyKey: string) =>
    http.post<RuleBatch>(`/rules/${rule}/batches`, what, { idempotencyKey }),
  batch: (id: string) =>
    queryOptions({
      queryKey: ["rules", "batches", id] as const,
      queryFn: ({ signal }) => http.get<RuleBatch>(`/rule-batches/${id}`, { signal }),
      refetchInterval: ({ state }) => (state.data?.state === "running" ? 700 : false),
    }),
  stop: (id: string) => http.post<RuleBatch>(`/rule-batches/${id}/stop`, {}),
  /** @param known how many were refused when it was asked: asked anew when there are more */
  refused: (id: string, known: number) =>
    infiniteQueryOptions({
      queryKey: ["rules", "batches", id, "refused", known] as const,
      queryFn: ({ signal, pageParam }) =>
        http.get<RefusedPage>(`/rule-batches/${id}/refused`, { signal, query: { cursor: pageParam } }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next ?? null,
    }),
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
