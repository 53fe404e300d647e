import { queryOptions } from "@tanstack/react-query";
import type { DeviceList, Session, SetUp, SetupState } from "../model/generated/rest.ts";
import { ApiProblem, http } from "./http.ts";

export type { Device, Session, SetUp } from "../model/generated/rest.ts";

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
      queryFn: ({ signal }) => http.get<SetupState>("/setup", { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  devices: () =>
    queryOptions({
      queryKey: ["session", "devices"] as const,
      queryFn: ({ signal }) => http.get<DeviceList>("/session/devices", { signal }),
    }),
  setUp: (body: SetUp) => http.post<Session>("/setup", body),
  signIn: (login: string, password: string) => http.post<Session>("/session", { login, password }),
  signOut: () => http.delete<void>("/session"),
  endDevice: (id: string) => http.delete<void>(`/session/devices/${id}`),
  changePassword: (current: string, password: string) => http.post<void>("/session/password", { current, password }),
  rename: (name: string) => http.patch<Session>("/session", { name }),
  speak: (language: string) => http.patch<Session>("/session", { language }),
};
