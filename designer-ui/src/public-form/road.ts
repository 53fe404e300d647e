import type { PublicForm, PublicThanks } from "../model/generated/rest.ts";
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
}

async function answerOf<T>(sending: Promise<Response>): Promise<Answer<T>> {
  const response = await sending.catch(() => null);
  if (!response) return { is: "lost" };
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { is: "ok", value: body as T };
  if (response.status === 404) return { is: "gone" };
  const { problems = [] } = (body ?? {}) as Partial<ProblemBody>;
  return response.status >= 500 || problems.length === 0 ? { is: "lost" } : { is: "refused", problems };
}

/** The two things that the secret of an address allows; no cookie goes along. */
export const road = {
  read: (token: string, language: string) =>
    answerOf<PublicForm>(
      fetch(`/api/v1/public/${encodeURIComponent(token)}`, {
        credentials: "omit",
        headers: { Accept: "application/json", "Accept-Language": language },
      }),
    ),
  fill: (token: string, language: string, key: string, entry: Entry) =>
    answerOf<PublicThanks>(
      fetch(`/api/v1/public/${encodeURIComponent(token)}/records`, {
        method: "POST",
        credentials: "omit",
        headers: {
          Accept: "application/json",
          "Accept-Language": language,
          "Content-Type": "application/json",
          "Idempotency-Key": key,
          "X-Mortise": "1",
        },
        body: JSON.stringify(entry),
      }),
    ),
};
