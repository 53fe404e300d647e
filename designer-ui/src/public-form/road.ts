import type { CandidateList, FileEntry, PublicForm, PublicThanks, PublicVisit } from "../model/generated/rest.ts";
import type { Problem, ProblemBody } from "../model/problem.ts";
import type { RecordValues } from "../model/record.ts";

/** What came of a request; what did not reach the server can be tried again. */
export type Answer<T> =
  | { readonly is: "ok"; readonly value: T }
  | { readonly is: "gone" }
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
  const { problems = [] } = (body ?? {}) as Partial<ProblemBody>;
  return status >= 500 || problems.length === 0 ? { is: "lost" } : { is: "refused", problems };
}

const addressOf = (token: string, more = "") => `/api/v1/public/${encodeURIComponent(token)}${more}`;

const headersOf = (language: string) => ({
  Accept: "application/json",
  "Accept-Language": language,
  "Content-Type": "application/json",
  "X-Mortise": "1",
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
    const headers = { ...headersOf(language), "Content-Type": "application/octet-stream", "Mortise-Visit": visit };
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
        headers: { Accept: "application/json", "Accept-Language": language },
      }),
    ),
  fill: (token: string, language: string, key: string, entry: Entry) =>
    answerOf<PublicThanks>(
      fetch(addressOf(token, "/records"), {
        method: "POST",
        credentials: "omit",
        headers: { ...headersOf(language), "Idempotency-Key": key },
        body: JSON.stringify(entry),
      }),
    ),
  begin: (token: string, language: string) =>
    answerOf<PublicVisit>(
      fetch(addressOf(token, "/visits"), { method: "POST", credentials: "omit", headers: headersOf(language) }),
    ),
  upload,
  withdraw: (token: string, language: string, visit: string, file: string) =>
    void answerOf<null>(
      fetch(addressOf(token, `/files/${file}`), {
        method: "DELETE",
        credentials: "omit",
        headers: { ...headersOf(language), "Mortise-Visit": visit },
      }),
    ),
  candidates: (token: string, language: string, field: string, search: string, values: RecordValues) =>
    answerOf<CandidateList>(
      fetch(addressOf(token, `/fields/${field}/candidates`), {
        method: "POST",
        credentials: "omit",
        headers: headersOf(language),
        body: JSON.stringify({ search, values }),
      }),
    ),
  regions: (token: string, within: string) =>
    answerOf<Regions>(
      fetch(addressOf(token, `/regions?within=${encodeURIComponent(within)}`), {
        credentials: "omit",
        headers: { Accept: "application/json" },
      }),
    ),
  picture: (token: string, node: string) => addressOf(token, `/pictures/${node}`),
};
