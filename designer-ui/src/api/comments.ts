import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Comment, CommentPage, MentionableList, NewComment } from "../model/generated/rest.ts";
import { http } from "./http.ts";

export type { Comment, CommentPage } from "../model/generated/rest.ts";

const PAGE = 30;

const of = (form: string, record: string) => `/forms/${form}/records/${record}/comments`;

export const comments = {
  /** The newest first; what others say meanwhile arrives by itself. */
  pages: (form: string, record: string) =>
    infiniteQueryOptions({
      queryKey: ["comments", form, record] as const,
      queryFn: ({ signal, pageParam }) =>
        http.get<CommentPage>(of(form, record), { signal, query: { cursor: pageParam, limit: PAGE } }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? null,
      refetchInterval: 20_000,
    }),
  people: (form: string, record: string, search: string) =>
    queryOptions({
      queryKey: ["mentionable", form, record, search] as const,
      queryFn: ({ signal }) => http.get<MentionableList>(`${of(form, record)}/people`, { signal, query: { search } }),
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),
  write: (form: string, record: string, comment: NewComment, idempotencyKey: string) =>
    http.post<Comment>(of(form, record), comment, { idempotencyKey }),
  edit: (form: string, record: string, comment: Comment, text: string) =>
    http.patch<Comment>(`${of(form, record)}/${comment.id}`, { text }, { ifMatch: comment.version }),
  remove: (form: string, record: string, comment: string) => http.delete<void>(`${of(form, record)}/${comment}`),
};
