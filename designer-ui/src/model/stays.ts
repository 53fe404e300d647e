import type { HistoryEntry } from "./record.ts";

/** A time that a record stood in one stage; `until` is null for where it stands now. */
export interface Stay {
  readonly stage: string;
  readonly from: string;
  readonly until: string | null;
  readonly actor: string | null;
}

/** The stays of a record, the first one first, read from what has been changed in it. */
export function staysIn(field: string, newestFirst: readonly HistoryEntry[]): readonly Stay[] {
  const entries = newestFirst.toReversed();
  const moves = entries.flatMap((entry) =>
    entry.changes
      .filter((change) => change.field === field && typeof change.to === "string")
      .map((change) => ({ entry, from: change.from ?? null, to: String(change.to) })),
  );
  const [first] = moves;
  const [made] = entries;
  // A record whose beginning does not tell its stage stood in the one that it was first moved from.
  const begun =
    first && made && typeof first.from === "string" ? [{ entry: made, from: null, to: first.from }, ...moves] : moves;
  return begun.map(({ entry, to }, index) => ({
    stage: to,
    from: entry.at,
    until: begun[index + 1]?.entry.at ?? null,
    actor: entry.actorName ?? null,
  }));
}
