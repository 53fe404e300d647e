import type { Json } from "../json.ts";

type Parts = Readonly<Record<string, unknown>>;

/** What stands in a part of a document at a path such as `action.url`; undefined where nothing does. */
export function partAt(whole: object, path: string): Json | undefined {
  return path.split(".").reduce<unknown>((around, key) => (around as Parts | undefined)?.[key], whole) as
    | Json
    | undefined;
}

/** The same with something else at a path; undefined takes it away, and what becomes empty by that goes along. */
export function withPart<T extends object>(whole: T, path: string, value: Json | undefined): T {
  const [key = "", ...below] = path.split(".");
  const { [key]: old, ...others } = whole as Parts;
  const next = below.length === 0 ? value : inside((old ?? {}) as object, below.join("."), value);
  if (next === old || JSON.stringify(next) === JSON.stringify(old)) return whole;
  return (next === undefined ? others : { ...whole, [key]: next }) as T;
}

function inside(part: object, path: string, value: Json | undefined): object | undefined {
  const next = withPart(part, path, value);
  return Object.keys(next).length === 0 ? undefined : next;
}
