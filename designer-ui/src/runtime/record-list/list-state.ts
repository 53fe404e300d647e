import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { RecordQuery } from "../../api/records.ts";
import { parseCondition } from "../../model/condition/parse.ts";
import type { Condition } from "../../model/condition/types.ts";
import { kindOf, valueTypeOf } from "../../model/form/kinds.ts";
import type { Field, FormShape, SortKey, View } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { packageOf, qualified } from "../../model/menu.ts";

/** What a list shows; all of it stands in the address. */
export interface ListState {
  readonly view: View;
  /** What the person asks beyond the view. */
  readonly filter: Condition | null;
  readonly sort: readonly SortKey[];
  /** Key of the field by which the list is divided; null when it is not. */
  readonly group: string | null;
  readonly search: string;
  readonly query: RecordQuery;
}

export interface ListControls {
  readonly setView: (key: string) => void;
  readonly setFilter: (filter: Condition | null) => void;
  readonly setSort: (sort: readonly SortKey[]) => void;
  readonly setGroup: (field: string | null) => void;
  readonly setSearch: (search: string) => void;
  readonly open: (record: string) => void;
}

/** Says in the address that the list is not divided although its view is. */
const NO_GROUP = "none";

export const nameOfView = (view: View): string => view.id ?? view.key ?? "";

function readFilter(text: string | null): Condition | null {
  if (text === null) return null;
  try {
    return parseCondition(JSON.parse(text)).condition ?? null;
  } catch {
    return null;
  }
}

const writeSort = (sort: readonly SortKey[]) =>
  sort.map(({ field, direction }) => (direction === "desc" ? `-${field}` : field)).join(",");

function readSort(text: string): readonly SortKey[] {
  return text
    .split(",")
    .filter((part) => part !== "")
    .map((part) =>
      part.startsWith("-") ? { field: part.slice(1), direction: "desc" } : { field: part, direction: "asc" },
    );
}

function both(one: Json | undefined, other: Condition | null): Json | undefined {
  if (one === undefined || one === null) return (other ?? undefined) as Json | undefined;
  return other === null ? one : ({ all: [one, other] } as unknown as Json);
}

/** Only what has options in an order can divide a list. */
export const divides = ({ type }: Field): boolean => valueTypeOf(type) === "OPTION" && !kindOf(type).tree;

function groupOf(shape: FormShape, view: View, wanted: string | null): string | null {
  if (view.type === "kanban") return null;
  const key = wanted ?? view.group;
  return shape.model.fields.some((field) => field.key === key && divides(field)) ? (key ?? null) : null;
}

/** The group comes first; its own direction holds when the list is sorted by it. */
function grouped(group: string | null, sort: readonly SortKey[]): readonly SortKey[] {
  if (group === null) return sort;
  const own = sort.find(({ field }) => field === group) ?? { field: group, direction: "asc" };
  return [own, ...sort.filter(({ field }) => field !== group)];
}

const isPlain = (view: View): boolean => view.type === "list" && (view.filter ?? null) === null;

/** The view of the address; one that adds nothing when the address says so, see `paths.selection`. */
function chosenView(shape: FormShape, views: readonly View[], wanted: string | null): View {
  if (wanted === "") return views.find(isPlain) ?? { key: "", title: shape.title, type: "list" };
  const pkg = packageOf(shape.key);
  const found = views.find(
    (view) =>
      wanted !== null &&
      (view.id === wanted || (view.key !== undefined && qualified(pkg, view.key) === qualified(pkg, wanted))),
  );
  return found ?? views[0] ?? { key: "", title: shape.title, type: "list" };
}

export function useListState(shape: FormShape, views: readonly View[]): readonly [ListState, ListControls] {
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get("view");
  const filterText = parameters.get("filter");
  const sortText = parameters.get("sort");
  const groupText = parameters.get("group");
  const search = parameters.get("q") ?? "";

  const state = useMemo((): ListState => {
    const view = chosenView(shape, views, wanted);
    const filter = readFilter(filterText);
    const sort = sortText === null ? (view.sort ?? []) : readSort(sortText);
    const asked = both(view.filter, filter);
    const group = groupOf(shape, view, groupText);
    const order = writeSort(grouped(group, sort));
    return {
      view,
      filter,
      sort,
      group,
      search,
      query: {
        ...(asked === undefined ? {} : { filter: asked }),
        ...(order === "" ? {} : { sort: order }),
        ...(search === "" ? {} : { search }),
      },
    };
  }, [shape, views, wanted, filterText, sortText, groupText, search]);

  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>, replace = false) =>
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === "") next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace },
      ),
    [setParameters],
  );
  const controls = useMemo(
    (): ListControls => ({
      setView: (key) => change({ view: key, filter: null, sort: null, group: null, q: null }),
      setFilter: (filter) => change({ filter: filter === null ? null : JSON.stringify(filter) }),
      setSort: (sort) => change({ sort: writeSort(sort) }),
      setGroup: (field) => change({ group: field ?? NO_GROUP }),
      setSearch: (q) => change({ q }, true),
      open: (record) => change({ record }),
    }),
    [change],
  );
  return [state, controls];
}
