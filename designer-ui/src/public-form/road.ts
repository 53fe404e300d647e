import type {
  CandidateList,
  FileEntry,
  PublicForm,
  PublicKey,
  PublicThanks,
  PublicVisit,
} from "../model/generated/rest.ts";
import type { Problem, ProblemBody } from "../model/problem.ts";
import type { RecordValues } from "../model/record.ts";
import { keyOf } from "./keys.ts";

/** What came of a request; what did not reach the server can be tried again. */
export type Answer<T> =
  | { readonly is: "ok"; readonly value: T }
  | { readonly is: "gone" }
  /** The link asks for a password, or for another one than before. */
  | { readonly is: "locked" }
  | { readonly is: "refused"; readonly problems: readonly Problem[] }
  | { readonly is: "lost" };

/** What is sent: the fields, and what the address of the page brought. */
export interface Entry {
  readonly data: RecordValues;
  readonly parameters: Readonly<Record<string, string>>;
  readonly homepage: string;
  /** Secret of the visit that holds the files of the entry. */
  readonly visit?: string;
}

async function answerOf<T>(sending: Promise<Response>): Promise<Answer<T>> {
  const response = await sending.catch(() => null);
  if (!response) return { is: "lost" };
  return told(response.status, await response.json().catch(() => null));
}

function told<T>(status: number, body: unknown): Answer<T> {
  if (status >= 200 && status < 300) return { is: "ok", value: body as T };
  if (status === 404) return { is: "gone" };
  if (status === 403) return { is: "locked" };
  const { problems = [] } = (body ?? {}) as Partial<ProblemBody>;
  return status >= 500 || problems.length === 0 ? { is: "lost" } : { is: "refused", problems };
}

const addressOf = (token: string, more = "") => `/api/v1/public/${encodeURIComponent(token)}${more}`;

const keyed = (token: string) => (keyOf(token) === "" ? {} : { "Mortise-Key": keyOf(token) });

const headersOf = (token: string, language: string) => ({
  Accept: "application/json",
  "Accept-Language": language,
  "Content-Type": "application/json",
  "X-Mortise": "1",
  ...keyed(token),
});

/** Regions by code and name; the codes of all countries where provinces are asked for. */
export interface Regions {
  readonly items: readonly (readonly [code: string, name: string])[];
  readonly countries?: readonly string[];
}

/** A file for a field. */
export interface Brought {
  readonly visit: string;
  /** `items.photo` for a column of a sub-table. */
  readonly field: string;
  readonly content: Blob;
  readonly name: string;
  /** How much of it has been sent, from 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `fetch` does not tell how far it is, so that this is the one request that is made in the older way. */
function upload(token: string, language: string, brought: Brought): Promise<Answer<FileEntry>> {
  const { visit, field, content, name, onProgress, signal } = brought;
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(token, `/fields/${field}/files?name=${encodeURIComponent(name)}`));
    // A header that is set twice has both values.
    const headers = {
      ...headersOf(token, language),
      "Content-Type": "application/octet-stream",
      "Mortise-Visit": visit,
    };
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => done(told(request.status, parsed(request.responseText)));
    request.onerror = () => done({ is: "lost" });
    request.onabort = () => done({ is: "gone" });
    signal.addEventListener("abort", () => request.abort());
    request.send(content);
  });
}

/** What the secret of an address allows; no cookie goes along. */
export const road = {
  read: (token: string, language: string) =>
    answerOf<PublicForm>(
      fetch(addressOf(token), {
        credentials: "omit",
        headers: { Accept: "application/json", "Accept-Language": language, ...keyed(token) },
      }),
    ),
  fill: (token: string, language: string, key: string, entry: Entry) =>
    answerOf<PublicThanks>(
      fetch(addressOf(token, "/records"), {
        method: "POST",
        credentials: "omit",
        headers: { ...headersOf(token, language), "Idempotency-Key": key },
        body: JSON.stringify(entry),
      }),
    ),
  begin: (token: string, language: string) =>
    answerOf<PublicVisit>(
      fetch(addressOf(token, "/visits"), { method: "POST", credentials: "omit", headers: headersOf(token, language) }),
    ),
  upload,
  withdraw: (token: string, language: string, visit: string, file: string) =>
    void answerOf<null>(
      fetch(addressOf(token, `/files/${file}`), {
        method: "DELETE",
        credentials: "omit",
        headers: { ...headersOf(token, language), "Mortise-Visit": visit },
      }),
    ),
  candidates: (token: string, language: string, field: string, search: string, values: RecordValues) =>
    answerOf<CandidateList>(
      fetch(addressOf(token, `/fields/${field}/candidates`), {
        method: "POST",
        credentials: "omit",
        headers: headersOf(token, language),
        body: JSON.stringify({ search, values }),
      }),
    ),
  regions: (token: string, within: string) =>
    answerOf<Regions>(
      fetch(addressOf(token, `/regions?within=${encodeURIComponent(within)}`), {
        credentials: "omit",
        headers: { Accept: "application/json", ...keyed(token) },
      }),
    ),
  unlock: (token: string, language: string, password: string) =>
    answerOf<PublicKey>(
      fetch(addressOf(token, "/keys"), {
        method: "POST",
        credentials: "omit",
        headers: headersOf(token, language),
        body: JSON.stringify({ password }),
      }),
    ),
  /** Where the picture of a node is; a browser sends no key for it, so that behind a password it is fetched. */
  picture: async (token: string, node: string): Promise<string | null> => {
    const address = addressOf(token, `/pictures/${node}`);
    if (keyOf(token) === "") return address;
    const response = await fetch(address, { credentials: "omit", headers: keyed(token) }).catch(() => null);
    return response?.ok ? URL.createObjectURL(await response.blob()) : null;
  },
};
