import { useMemo, useState } from "react";
import { MOST_AT_ONCE } from "../../api/records.ts";
import type { BusinessRecord } from "../../model/record.ts";

/** Records that are chosen to do something with all of them. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly records: readonly BusinessRecord[];
  /** Chooses or lets go of a row; with `extend` every row since the last one follows. */
  readonly toggle: (row: number, extend?: boolean) => void;
  readonly all: (chosen: boolean) => void;
  readonly clear: () => void;
}

interface Chosen {
  readonly of: string;
  readonly ids: ReadonlySet<string>;
  readonly last: number;
}

/** Another question starts with nothing chosen. */
export function useSelection(items: readonly BusinessRecord[], question: string): Selection {
  const [kept, setKept] = useState<Chosen>({ of: question, ids: new Set(), last: 0 });
  const chosen = kept.of === question ? kept : { of: question, ids: new Set<string>(), last: 0 };
  const { ids } = chosen;
  const records = useMemo(() => items.filter(({ id }) => ids.has(id)).slice(0, MOST_AT_ONCE), [items, ids]);

  const toggle = (row: number, extend = false) => {
    const next = new Set(ids);
    const id = items[row]?.id;
    if (id === undefined) return;
    const add = extend || !next.has(id);
    const from = extend ? Math.min(chosen.last, row) : row;
    const to = extend ? Math.max(chosen.last, row) : row;
    for (const one of items.slice(from, to + 1)) {
      if (add) next.add(one.id);
      else next.delete(one.id);
    }
    setKept({ of: question, ids: next, last: row });
  };
  return {
    ids,
    records,
    toggle,
    all: (every) =>
      setKept({
        of: question,
        ids: new Set(every ? items.slice(0, MOST_AT_ONCE).map(({ id }) => id) : []),
        last: 0,
      }),
    clear: () => setKept({ of: question, ids: new Set(), last: 0 }),
  };
}
