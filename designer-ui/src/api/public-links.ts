import { queryOptions } from "@tanstack/react-query";
import type { PublicLink, PublicLinkList } from "../model/generated/rest.ts";
import { http } from "./http.ts";

export type { PublicLink } from "../model/generated/rest.ts";

export const publicLinks = {
  all: ["public-links"] as const,
  list: (app: string) =>
    queryOptions({
      queryKey: [...publicLinks.all, app] as const,
      queryFn: async ({ signal }) => (await http.get<PublicLinkList>("/publiclinks", { signal, query: { app } })).items,
      staleTime: 0,
    }),
  lock: (link: string, password: string) => http.put<PublicLink>(`/publiclinks/${link}/password`, { password }),
  unlock: (link: string) => http.delete<PublicLink>(`/publiclinks/${link}/password`),
  renew: (link: string) => http.post<PublicLink>(`/publiclinks/${link}/renew`),
};

/** The whole address, as it is given away. */
export const wholeAddress = ({ address }: PublicLink): string => `${window.location.origin}${address}`;
