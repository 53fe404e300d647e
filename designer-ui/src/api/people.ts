import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly department: string | null;
  readonly departmentName: string | null;
  readonly active: boolean;
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly head: string | null;
}

export interface RoleSummary {
  readonly key: string;
  readonly title: string;
  readonly members: readonly string[];
}

export const people = {
  all: ["people"] as const,
  search: (search: string, signal: AbortSignal) =>
    http.get<Page<Person>>("/people", { signal, query: { search, limit: 20 } }),
  named: (ids: readonly string[]) =>
    queryOptions({
      queryKey: [...people.all, "named", ids] as const,
      queryFn: ({ signal }) => http.get<Page<Person>>("/people", { signal, query: { ids: ids.join(",") } }),
      staleTime: 60_000,
      enabled: ids.length > 0,
    }),
  add: (person: Readonly<Record<string, unknown>>) => http.post<Person>("/people", person),
  change: (id: string, changes: Readonly<Record<string, unknown>>) => http.patch<Person>(`/people/${id}`, changes),
  resetPassword: (id: string, password: string) => http.post<void>(`/people/${id}/password`, { password }),
};

export const departments = {
  all: () =>
    queryOptions({
      queryKey: ["departments"] as const,
      queryFn: ({ signal }) => http.get<Page<Department>>("/departments", { signal }),
      staleTime: 60_000,
    }),
  list: (signal: AbortSignal) => http.get<Page<Department>>("/departments", { signal }),
  add: (department: Readonly<Record<string, unknown>>) => http.post<Department>("/departments", department),
  change: (id: string, changes: Readonly<Record<string, unknown>>) =>
    http.patch<Department>(`/departments/${id}`, changes),
  remove: (id: string) => http.delete<void>(`/departments/${id}`),
};

export const roles = {
  all: () =>
    queryOptions({
      queryKey: ["roles"] as const,
      queryFn: ({ signal }) => http.get<Page<RoleSummary>>("/roles", { signal }),
    }),
  setMembers: (role: string, members: readonly string[]) =>
    http.put<void>(`/roles/${role}/members`, { people: members }),
};
