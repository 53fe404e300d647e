/** Something the user can put right: a stable code, where it is, and a sentence already in the user's language. */
export interface Problem {
  readonly code: string;
  /** Field key, or `items.2.qty` for a cell of a sub-table; empty for the whole document. */
  readonly path: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly severity?: "error" | "warning";
}

/** Body of an `application/problem+json` answer. */
export interface ProblemBody {
  readonly title?: string;
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly problems?: readonly Problem[];
  readonly current?: unknown;
  readonly requestId?: string;
}
