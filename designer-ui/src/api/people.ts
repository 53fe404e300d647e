import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  Department,
  DepartmentChange,
  NewDepartment,
  NewPerson,
  Person,
  PersonChange,
  RoleSummary,
} from "../model/generated/rest.ts";
import { http } from "./http.ts";
import type { Page } from "./page.ts";

export type { Department, NewPerson, Person, PersonChange, RoleSummary } from "../model/generated/rest.ts";

export const people = {
  all: ["people"] as const,
  search: (search: string, signal: AbortSignal) =>
    http.get<Page<Person>>("/people", { signal, query: { search, limit: 20 } }),
  /** Everybody, disabled people included, for administrators; the first 500 of them. */
  directory: (search: string, department: string | null) =>
    queryOptions({
      queryKey: [...people.all, "directory", search, department] as const,
      queryFn: ({ signal }) =>
        http.get<Page<Person>>("/people", { signal, query: { search, department, all: true, limit: 500 } }),
      placeholderData: keepPreviousData,
    }),
  named: (ids: readonly string[]) =>
    queryOptions({
      queryKey: [...people.all, "named", ids] as const,
      queryFn: ({ signal }) => http.get<Page<Person>>("/people", { signal, query: { ids: ids.join(",") } }),
      staleTime: 60_000,
      enabled: ids.length > 0,
    }),
  add: (person: NewPerson) => http.post<Person>("/people", person),
  change: (id: string, changes: PersonChange) => http.patch<Person>(`/people/${id}`, changes),
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
  add: (department: NewDepartment) => http.post<Department>("/departments", department),
  change: (id: string, changes: DepartmentChange) => http.patch<Department>(`/departments/${id}`, changes),
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
