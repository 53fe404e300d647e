import type { Option } from "../form-shape.ts";
import type { LocalizedText } from "../localized-text.ts";

const keysOf = (options: readonly Option[]): readonly string[] =>
  options.flatMap(({ key, children = [] }) => [key, ...keysOf(children)]);

/** Some keys of a tree and those of everything below them, in the order of the tree; keys that it does not have stay. */
export function withBelow(options: readonly Option[], keys: readonly string[]): readonly string[] {
  const wanted = new Set(keys);
  const within = (all: readonly Option[]): readonly string[] =>
    all.flatMap((option) => (wanted.has(option.key) ? keysOf([option]) : within(option.children ?? [])));
  const known = new Set(keysOf(options));
  return [...within(options), ...keys.filter((key) => !known.has(key))];
}

/** The fewest keys that stand for all of some keys: a branch for itself and everything below it. */
export function topmost(options: readonly Option[], keys: readonly string[]): readonly string[] {
  const held = new Set(keys);
  const within = (all: readonly Option[]): readonly string[] =>
    all.flatMap((option) =>
      keysOf([option]).every((key) => held.has(key))
        ? [option.key]
        : [...(held.has(option.key) ? [option.key] : []), ...within(option.children ?? [])],
    );
  const known = new Set(keysOf(options));
  return [...within(options), ...keys.filter((key) => !known.has(key))];
}

/** What choices are called, by key; with `paths` from the top of the tree down. */
export function labelsByKey(
  options: readonly Option[],
  paths: boolean,
  above: readonly LocalizedText[] = [],
): ReadonlyMap<string, readonly LocalizedText[]> {
  const labels = new Map<string, readonly LocalizedText[]>();
  for (const { key, label, children = [] } of options) {
    const path = paths ? [...above, label] : [label];
    labels.set(key, path);
    for (const [below, named] of labelsByKey(children, paths, path)) labels.set(below, named);
  }
  return labels;
}
