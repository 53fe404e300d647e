import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type RecordQuery, records } from "../../api/records.ts";
import { optionsOf } from "../../model/fields.ts";
import type { Field, FormShape, Option } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { cellValue } from "./list-fields.ts";
import type { ListState } from "./list-state.ts";

/** One part of a divided list. */
export interface RecordGroup {
  /** Key of the option; null for records without one. */
  readonly key: string | null;
  readonly option: Option;
  readonly count: number;
  readonly open: boolean;
}

export interface Groups {
  readonly by: Field;
  readonly list: readonly RecordGroup[];
  readonly toggle: (key: string | null) => void;
}

/** A row of the grid: a record, or the heading of the group that begins there. */
export type GridLine =
  | { readonly group: RecordGroup }
  | { readonly group: null; readonly record: BusinessRecord; readonly row: number };

/** How a list is divided, and the question without the records of closed groups. */
export function useGroups(shape: FormShape, state: ListState): readonly [Groups | null, RecordQuery] {
  const { t } = useTranslation("list");
  const [closed, setClosed] = useState<{ readonly by: string | null; readonly keys: readonly (string | null)[] }>();
  const by = shape.model.fields.find(({ key }) => key === state.group);
  const { sort: _order, ...asked } = state.query;
  const counted = useQuery({
    ...records.groups(shape.key, by?.key ?? "", undefined, asked),
    enabled: by !== undefined,
  });
  const shut = closed?.by === state.group ? closed.keys : undefined;
  const descending = state.sort.some(({ field, direction }) => field === by?.key && direction === "desc");

  const groups = useMemo((): Groups | null => {
    if (!by || !counted.data) return null;
    const hidden = shut ?? [];
    const known = new Map(counted.data.items.map(({ key, count }) => [key, count]));
    const options = descending ? optionsOf(by).toReversed() : optionsOf(by);
    const list = [...options, { key: "", label: t("board.none") }].flatMap((option): readonly RecordGroup[] => {
      const key = option.key === "" ? null : option.key;
      const count = known.get(key) ?? 0;
      return count === 0 ? [] : [{ key, option, count, open: !hidden.includes(key) }];
    });
    const toggle = (key: string | null) =>
      setClosed({
        by: by.key,
        keys: hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key],
      });
    return { by, list, toggle };
  }, [by, counted.data, shut, descending, t]);

  const query = useMemo(
    () => (by && shut?.length ? without(state.query, by.key, shut) : state.query),
    [by, shut, state.query],
  );
  return [groups, query];
}

function without(query: RecordQuery, field: string, closed: readonly (string | null)[]): RecordQuery {
  const keys = closed.filter((key) => key !== null);
  const parts: Json[] = [
    ...(query.filter === undefined ? [] : [query.filter]),
    ...(closed.includes(null) ? [{ field, op: "notEmpty" }] : []),
    // Blank is not among the options that are left out.
    ...(keys.length > 0
      ? [
          {
            any: [
              { field, op: "notIn", value: keys },
              { field, op: "empty" },
            ],
          },
        ]
      : []),
  ];
  return { ...query, filter: { all: parts } };
}

/** Records under the headings of their groups; what has not been fetched yet has no heading either. */
export function linesOf(items: readonly BusinessRecord[], groups: Groups | null): readonly GridLine[] {
  const rows = items.map((record, row) => ({ group: null, record, row }));
  if (!groups) return rows;
  const lines: GridLine[] = [];
  for (const group of groups.list) {
    lines.push({ group });
    if (!group.open) continue;
    const own = rows.filter(({ record }) => (cellValue(record, groups.by.key) ?? null) === group.key);
    lines.push(...own);
    if (own.length < group.count) break;
  }
  return lines;
}
