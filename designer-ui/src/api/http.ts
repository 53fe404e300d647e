import type { Problem, ProblemBody } from "../model/problem.ts";

/** Everything the server refuses arrives as one of these, and so does a server that cannot be reached (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
  readonly current: unknown;
  readonly requestId: string | null;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? "");
    this.name = "ApiProblem";
    this.status = body.status;
    this.code = body.code ?? "unknown";
    this.problems = body.problems ?? [];
    this.current = body.current ?? null;
    this.requestId = body.requestId ?? null;
  }
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Version of the record or revision of the draft that the caller has seen. */
  readonly ifMatch?: number | string;
  readonly idempotencyKey?: string;
  /** Names the window that designs, where one holds the lease. */
  readonly lease?: string;
  /** Whether it is asked as whoever the preview plays; only what reads may be. */
  readonly played?: boolean;
  /** Where the body is JSON of a kind of its own. */
  readonly contentType?: string;
  /** Whether the request outlives the page that sends it. */
  readonly keepAlive?: boolean;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const ROOT = "/api/v1";

let language = "zh-CN";
let playedAs: string | null = null;
let onSignedOut: () => void = () => undefined;

export function speak(chosen: string): void {
  language = chosen;
}

export const spokenLanguage = (): string => language;

/** @param persona whom this window plays; null for whoever is signed in */
export function playAs(persona: string | null): void {
  playedAs = persona;
}

/** Called when the server no longer knows who we are. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

export function addressOf(path: string, query: RequestOptions["query"] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? `${ROOT}${path}` : `${ROOT}${path}?${text}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const known = typeof body === "object" && body !== null ? (body as Partial<ProblemBody>) : {};
  return new ApiProblem({ ...known, status: response.status });
}

let reached = true;

/** Whether the server answered the last request. */
export const wasReached = (): boolean => reached;

async function send(method: Method, path: string, body: unknown, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": language });
  if (method !== "GET") headers.set("X-Mortise", "1");
  if (options.ifMatch !== undefined) headers.set("If-Match", `"${options.ifMatch}"`);
  if (options.idempotencyKey !== undefined) headers.set("Idempotency-Key", options.idempotencyKey);
  if (options.played && playedAs !== null) headers.set("X-Mortise-Played-As", playedAs);
  if (options.lease !== undefined) headers.set("X-Design-Lease", options.lease);

  const binary = body instanceof Blob;
  if (body !== undefined) {
    headers.set(
      "Content-Type",
      binary ? body.type || "application/octet-stream" : (options.contentType ?? "application/json"),
    );
  }
  const init: RequestInit = { method, headers, credentials: "same-origin", keepalive: options.keepAlive ?? false };
  if (body !== undefined) init.body = binary ? body : JSON.stringify(body);
  if (options.signal) init.signal = options.signal;

  const response = await fetch(addressOf(path, options.query), init).catch((failure: unknown) => {
    if (failure instanceof DOMException && failure.name === "AbortError") throw failure;
    reached = false;
    throw new ApiProblem({ status: 0, code: "unreachable" });
  });
  reached = true;
  if (response.ok) return response;

  if (response.status === 401 && path !== "/session") onSignedOut();
  throw await problemOf(response);
}

async function json<T>(method: Method, path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, body, options);
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** The one road to the server. */
export const http = {
  get: <T>(path: string, options?: RequestOptions) => json<T>("GET", path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: RequestOptions) => json<T>("POST", path, body, options),
  put: <T>(path: string, body?: unknown, options?: RequestOptions) => json<T>("PUT", path, body, options),
  patch: <T>(path: string, body?: unknown, options?: RequestOptions) => json<T>("PATCH", path, body, options),
  delete: <T>(path: string, options?: RequestOptions) => json<T>("DELETE", path, undefined, options),
  blob: async (path: string, options: RequestOptions = {}) => (await send("GET", path, undefined, options)).blob(),
};
