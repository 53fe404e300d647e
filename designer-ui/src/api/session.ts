import { queryOptions } from "@tanstack/react-query";
import { ApiProblem, http } from "./http.ts";

export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly department: string | null;
  readonly departmentName: string | null;
  readonly administrator: boolean;
  readonly roles: readonly string[];
  readonly language: string | null;
}

export interface Session {
  readonly user: SessionUser;
  readonly organisation: { readonly name: string; readonly language: string; readonly zone: string };
}

export interface SetUp {
  readonly token: string;
  readonly language: string;
  readonly organisation: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

export interface Device {
  readonly id: string;
  readonly [detail: string]: unknown;
}

async function sessionOrNobody(signal: AbortSignal): Promise<Session | null> {
  try {
    return await http.get<Session>("/session", { signal });
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 401) return null;
    throw failure;
  }
}

export const session = {
  current: () =>
    queryOptions({
      queryKey: ["session"] as const,
      queryFn: ({ signal }) => sessionOrNobody(signal),
      staleTime: 300_000,
    }),
  setUpNeeded: () =>
    queryOptions({
      queryKey: ["setup"] as const,
      queryFn: ({ signal }) => http.get<{ readonly needed: boolean }>("/setup", { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  devices: () =>
    queryOptions({
      queryKey: ["session", "devices"] as const,
      queryFn: ({ signal }) => http.get<{ readonly items: readonly Device[] }>("/session/devices", { signal }),
    }),
  setUp: (body: SetUp) => http.post<Session>("/setup", body),
  signIn: (login: string, password: string) => http.post<Session>("/session", { login, password }),
  signOut: () => http.delete<void>("/session"),
  endDevice: (id: string) => http.delete<void>(`/session/devices/${id}`),
  speak: (language: string) => http.patch<Session>("/session", { language }),
};
