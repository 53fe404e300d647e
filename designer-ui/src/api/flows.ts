import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FlowInstance, TaskDetail, TaskSummary } from "../model/flow.ts";
import type {
  Candidate,
  Decided,
  Decision,
  FlowOfRecord,
  FlowPreview,
  FlowSheet,
  TaskCount,
} from "../model/generated/rest.ts";
import type { RecordValues } from "../model/record.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export type { Decision } from "../model/generated/rest.ts";

export type Box = "open" | "done" | "cc" | "started";

async function instanceOrNone(form: string, record: string, signal: AbortSignal): Promise<FlowInstance | null> {
  const answer = await http.get<FlowOfRecord>(`/forms/${form}/records/${record}/flow`, { signal });
  return answer.state === "none" ? null : answer;
}

export const flows = {
  all: ["flows"] as const,
  instanceOf: (form: string, record: string) =>
    queryOptions({
      queryKey: [...flows.all, "of", form, record] as const,
      queryFn: ({ signal }) => instanceOrNone(form, record, signal),
    }),
  submission: (instance: string) =>
    queryOptions({
      queryKey: [...flows.all, "submission", instance] as const,
      queryFn: ({ signal }) => http.get<FlowSheet>(`/flow-instances/${instance}`, { signal }),
    }),
  preview: (flow: string, what: { readonly record?: string; readonly data?: RecordValues }) =>
    queryOptions({
      queryKey: [...flows.all, "preview", flow, what] as const,
      queryFn: () => http.post<FlowPreview>(`/flows/${flow}/preview`, what),
    }),
  submit: (form: string, record: string, version: number, idempotencyKey: string) =>
    http.post<FlowInstance>(`/forms/${form}/records/${record}/submit`, {}, { ifMatch: version, idempotencyKey }),
  withdraw: (instance: string, comment: string) =>
    http.post<FlowInstance>(`/flow-instances/${instance}/withdraw`, { comment }),
};

export const tasks = {
  all: ["tasks"] as const,
  pages: (box: Box) =>
    infiniteQueryOptions({
      queryKey: [...tasks.all, "pages", box] as const,
      queryFn: ({ signal, pageParam }) =>
        http.get<Page<TaskSummary>>("/tasks", { signal, query: { box, cursor: pageParam } }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? null,
    }),
  /** The newest task about a record that the person has or had; null when there is none. */
  about: (form: string, record: string) =>
    queryOptions({
      queryKey: [...tasks.all, "about", form, record] as const,
      queryFn: async ({ signal }): Promise<{ readonly id: string; readonly box: Box } | null> => {
        for (const box of ["open", "done", "cc"] as const) {
          const { items } = await http.get<Page<TaskSummary>>("/tasks", { signal, query: { box, limit: 200 } });
          const found = items.find((task) => task.form === form && task.record === record);
          if (found) return { id: found.id, box };
        }
        return null;
      },
      retry: false,
    }),
  /** What a field may point to that the task lets its holder write. */
  candidates: (id: string, field: string, search: string, signal: AbortSignal) =>
    http.get<Page<Candidate>>(`/tasks/${id}/fields/${field}/candidates`, { signal, query: { search, limit: 20 } }),
  count: () =>
    queryOptions({
      queryKey: [...tasks.all, "count"] as const,
      queryFn: ({ signal }) => http.get<TaskCount>("/tasks/count", { signal }),
      refetchInterval: 30_000,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: [...tasks.all, "one", id] as const,
      queryFn: ({ signal }) => http.get<TaskDetail>(`/tasks/${id}`, { signal }),
    }),
  decide: (id: string, decision: Decision, idempotencyKey: string) =>
    http.post<Decided>(`/tasks/${id}/decision`, decision, {
      idempotencyKey,
    }),
};
