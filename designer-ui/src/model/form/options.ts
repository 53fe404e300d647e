import { optionsOf } from "../fields.ts";
import type { Field, Option } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

/** An option with its place in a tree. */
export interface TreeOption {
  readonly option: Option;
  /** Keys from the top down to it. */
  readonly path: readonly string[];
  readonly leaf: boolean;
}

/** All options of a tree, those above before those below. */
export function treeOf(field: Field): readonly TreeOption[] {
  const walk = (options: readonly Option[], above: readonly string[]): readonly TreeOption[] =>
    options.flatMap((option) => {
      const path = [...above, option.key];
      const children = option.children ?? [];
      return [{ option, path, leaf: children.length === 0 }, ...walk(children, path)];
    });
  return walk(optionsOf(field), []);
}

/** What two spellings of the same word share; the server has the same. */
const spelling = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\u200B]+/g, "")
    .toUpperCase();

const wordsFor = ({ key, label, aliases = [] }: Option): readonly string[] => [
  key,
  ...(typeof label === "string" ? [label] : Object.values(label)),
  ...aliases,
];

type Named = (option: Option, text: string) => boolean;

const isCalled: Named = (option, text) => wordsFor(option).includes(text);

const isSpelled: Named = (option, text) => {
  const wanted = spelling(text);
  return wanted !== "" && wordsFor(option).some((word) => spelling(word) === wanted);
};

/** The first option of which a text is a word: to the letter, else whatever its width, case and spaces. */
export const namedAmong = (options: readonly Option[], text: string): Option | undefined =>
  options.find((option) => isCalled(option, text)) ?? options.find((option) => isSpelled(option, text));

/** The option that `浙江/杭州` or `杭州` names, where only one does. */
export function treeNamed(field: Field, text: string): TreeOption | undefined {
  const parts = text.trim().split(/\s*[/>\\＞／→-]\s*/);
  return among(field, parts, isCalled) ?? among(field, parts, isSpelled);
}

function among(field: Field, parts: readonly string[], isNamed: Named): TreeOption | undefined {
  const tree = treeOf(field);
  const byKey = new Map(tree.map(({ option }) => [option.key, option]));
  const found = tree.filter(({ path }) => {
    const end = path.slice(-parts.length);
    return (
      end.length === parts.length &&
      end.every((key, index) => {
        const option = byKey.get(key);
        return option !== undefined && isNamed(option, parts[index] ?? "");
      })
    );
  });
  return found.length === 1 ? found[0] : undefined;
}

const keysIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];

/** Labels of what is newly chosen though nobody may choose it any more. */
export function retiredIn(field: Field, value: Json, old: Json | undefined): readonly LocalizedText[] {
  if (optionsOf(field).length === 0) return [];
  const [chosen, before] = [keysIn(value), keysIn(old)];
  return treeOf(field)
    .filter(({ option: { key, retired } }) => retired && chosen.includes(key) && !before.includes(key))
    .map(({ option }) => option.label);
}

/** The options that can be chosen: without those that rules take away, and those that nobody may choose any more unless they are held. */
export function choosable(field: Field, value: Json, allowed?: readonly string[]): readonly Option[] {
  const held = keysIn(value);
  return optionsOf(field).filter(
    ({ key, retired }) => (allowed?.includes(key) ?? true) && (!retired || held.includes(key)),
  );
}
