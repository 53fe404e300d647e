import type { LogicLine } from "./logic-reads.ts";

/** A field, column or section in the picture: `column` counts from the left, `row` from the top. */
export interface GraphPoint {
  readonly path: string;
  readonly column: number;
  readonly row: number;
}

/** A place in the picture. */
export interface GraphPlace {
  readonly column: number;
  readonly row: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly LogicLine["kind"][];
  /** Places between the two that are kept free for it, so that it runs behind nothing; edges of one field share them. */
  readonly through: readonly GraphPlace[];
}

export interface LogicPicture {
  readonly points: readonly GraphPoint[];
  readonly edges: readonly GraphEdge[];
  readonly columns: number;
  readonly rows: number;
}

/** What hangs on what, from left to right: everything stands to the right of what it reads; circles are cut where they close. */
export function pictureOf(lines: readonly LogicLine[]): LogicPicture {
  const edges = edgesOf(lines);
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) {
    before.set(from, before.get(from) ?? []);
    before.set(to, [...(before.get(to) ?? []), from]);
  }
  const columns = new Map<string, number>();
  const place = (path: string, way: readonly string[]): number => {
    const known = columns.get(path);
    if (known !== undefined) return known;
    if (way.includes(path)) return 0;
    const needed = (before.get(path) ?? []).filter((each) => each !== path);
    const column = needed.length === 0 ? 0 : Math.max(...needed.map((each) => place(each, [...way, path]))) + 1;
    columns.set(path, column);
    return column;
  };
  for (const path of before.keys()) place(path, []);
  const rows = new Map<number, number>();
  const points = [...columns].map(([path, column]) => {
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { path, column, row };
  });
  const lanes = new Map<string, number>();
  const laneAt = (from: string, column: number): GraphPlace => {
    const name = `${column} ${from}`;
    const row = lanes.get(name) ?? rows.get(column) ?? 0;
    if (!lanes.has(name)) rows.set(column, row + 1);
    lanes.set(name, row);
    return { column, row };
  };
  const routed = edges.map((edge) => {
    const [start, end] = [columns.get(edge.from) ?? 0, columns.get(edge.to) ?? 0];
    const between = Array.from({ length: Math.max(0, end - start - 1) }, (_, index) => start + 1 + index);
    return { ...edge, through: between.map((column) => laneAt(edge.from, column)) };
  });
  return {
    points,
    edges: routed,
    columns: Math.max(0, ...points.map(({ column }) => column + 1)),
    rows: Math.max(0, ...rows.values()),
  };
}

function edgesOf(lines: readonly LogicLine[]): readonly Omit<GraphEdge, "through">[] {
  const edges = new Map<string, { from: string; to: string; kinds: Set<LogicLine["kind"]> }>();
  for (const { reads, writes, kind } of lines) {
    for (const from of reads) {
      for (const to of writes) {
        if (from === to) continue;
        const name = `${from} ${to}`;
        const known = edges.get(name) ?? { from, to, kinds: new Set() };
        known.kinds.add(kind);
        edges.set(name, known);
      }
    }
  }
  return [...edges.values()].map(({ from, to, kinds }) => ({ from, to, kinds: [...kinds] }));
}
