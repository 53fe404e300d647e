import type { Json } from "./json.ts";

/** One step of a JSON Patch (RFC 6902), of those that the designer writes. */
export type PatchOperation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/**
 * What turns one document into another. Parts that are the same object in both are not looked at, so that it costs as much as has
 * changed.
 */
export function patchBetween(before: Json, after: Json, path = ""): readonly PatchOperation[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) return betweenLists(before, after, path);
  if (isObject(before) && isObject(after)) return betweenObjects(before, after, path);
  return equal(before, after) ? [] : [{ op: "replace", path, value: after }];
}

type Parts = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is Parts => typeof value === "object" && value !== null && !Array.isArray(value);

const equal = (one: Json | undefined, other: Json | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

function betweenObjects(before: Parts, after: Parts, path: string): readonly PatchOperation[] {
  const gone = Object.keys(before).filter((key) => after[key] === undefined && before[key] !== undefined);
  const operations: PatchOperation[] = gone.map((key) => ({ op: "remove", path: `${path}/${escaped(key)}` }));
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const below = `${path}/${escaped(key)}`;
    const old = before[key];
    if (old === undefined) operations.push({ op: "add", path: below, value });
    else operations.push(...patchBetween(old, value, below));
  }
  return operations;
}

/** What is the same at both ends stays; between them items change one by one, and then more come or go. */
function betweenLists(before: readonly Json[], after: readonly Json[], path: string): readonly PatchOperation[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && equal(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && equal(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const both = Math.min(old.length, now.length);
  const at = (index: number) => `${path}/${head + index}`;
  return [
    ...now.slice(0, both).flatMap((value, index) => patchBetween(old[index] ?? null, value, at(index))),
    ...old
      .slice(both)
      .map((_gone, index): PatchOperation => ({ op: "remove", path: at(both + index) }))
      .reverse(),
    ...now.slice(both).map((value, index): PatchOperation => ({ op: "add", path: at(both + index), value })),
  ];
}
