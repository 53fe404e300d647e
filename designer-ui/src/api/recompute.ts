import { queryOptions } from "@tanstack/react-query";
import type { Recompute } from "../model/generated/rest.ts";
import { forms } from "./forms.ts";
import { http } from "./http.ts";

const GLANCE = 1_000;

/** How far the records of a form are computed anew; looked at again while that is under way. */
export const recompute = (form: string) =>
  queryOptions({
    queryKey: [...forms.all, "recompute", form] as const,
    queryFn: ({ signal }) => http.get<Recompute>(`/forms/${form}/recompute`, { signal }),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? GLANCE : false),
  });

export const isUnderWay = (run: Recompute | undefined): boolean => run?.state === "queued" || run?.state === "running";
