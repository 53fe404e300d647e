import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Notification, ReadNotifications, UnreadCount } from "../model/generated/rest.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export type { Notification } from "../model/generated/rest.ts";

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
      queryFn: ({ signal }) => http.get<UnreadCount>("/notifications/count", { signal }),
      refetchInterval: 30_000,
    }),
  read: (what: ReadNotifications) => http.post<void>("/notifications/read", what),
};
