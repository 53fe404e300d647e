import { queryOptions } from "@tanstack/react-query";
import type { FormShape, FormSummary, View } from "../model/form-shape.ts";
import type { SavedView } from "../model/generated/rest.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export type { SavedView } from "../model/generated/rest.ts";

export const forms = {
  all: ["forms"] as const,
  list: () =>
    queryOptions({
      queryKey: [...forms.all, "list"] as const,
      queryFn: async ({ signal }) => (await http.get<Page<FormSummary>>("/forms", { signal })).items,
      staleTime: 60_000,
    }),
  shape: (form: string) =>
    queryOptions({
      queryKey: [...forms.all, "shape", form] as const,
      queryFn: ({ signal }) => http.get<FormShape>(`/forms/${form}`, { signal, played: true }),
      staleTime: 60_000,
    }),
};

export const views = {
  all: (form: string) =>
    queryOptions({
      queryKey: ["views", form] as const,
      queryFn: ({ signal }) => http.get<Page<View>>(`/forms/${form}/views`, { signal }),
      staleTime: 60_000,
    }),
  save: (form: string, view: SavedView) => http.post<View>(`/forms/${form}/views`, view),
  replace: (form: string, id: string, view: SavedView) => http.put<View>(`/forms/${form}/views/${id}`, view),
  remove: (form: string, id: string) => http.delete<void>(`/forms/${form}/views/${id}`),
};
