import { queryOptions } from "@tanstack/react-query";
import type { Application, BegunApplication } from "../model/generated/rest.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export const apps = {
  all: () =>
    queryOptions({
      queryKey: ["apps"] as const,
      queryFn: ({ signal }) => http.get<Page<Application>>("/apps", { signal }),
      staleTime: 60_000,
    }),
  create: (title: string, icon: string) => http.post<BegunApplication>("/apps", { title, icon }),
};
