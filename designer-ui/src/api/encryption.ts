import { queryOptions } from "@tanstack/react-query";
import type { Encryption } from "../model/generated/rest.ts";
import { forms } from "./forms.ts";
import { http } from "./http.ts";

const GLANCE = 1_000;

/** How far what is kept of a form is encrypted; looked at again while that is under way. */
export const encryption = (form: string) =>
  queryOptions({
    queryKey: [...forms.all, "encryption", form] as const,
    queryFn: ({ signal }) => http.get<Encryption>(`/forms/${form}/encryption`, { signal }),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? GLANCE : false),
  });

export const isUnderWay = (run: Encryption | undefined): boolean => run?.state === "queued" || run?.state === "running";
