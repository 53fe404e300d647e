import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export interface Notification {
  readonly id: string;
  readonly title: string;
  readonly body: string | null;
  readonly form: string | null;
  readonly record: string | null;
  readonly at: string;
  readonly read: boolean;
}

export const notifications = {
  all: ["notifications"] as const,
  pages: () =>
    infiniteQueryOptions({
      queryKey: [...notifications.all, "pages"] as const,
      queryFn: ({ signal, pageParam }) =>
        http.get<Page<Notification>>("/notifications", { signal, query: { cursor: pageParam } }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? null,
    }),
  count: () =>
    queryOptions({
      queryKey: [...notifications.all, "count"] as const,
      queryFn: ({ signal }) => http.get<{ readonly unread: number }>("/notifications/count", { signal }),
      refetchInterval: 30_000,
    }),
  read: (what: { readonly ids: readonly string[] } | { readonly all: true }) =>
    http.post<void>("/notifications/read", what),
};
