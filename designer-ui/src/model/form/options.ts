import { optionsOf } from "../fields.ts";
import type { Field, Option } from "../form-shape.ts";

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

export const isNamed = ({ key, label }: Option, text: string): boolean =>
  key === text || (typeof label === "string" ? label === text : Object.values(label).includes(text));

/** The option that `浙江/杭州` or `杭州` names, where only one does. */
export function treeNamed(field: Field, text: string): TreeOption | undefined {
  const parts = text.trim().split(/\s*[/>\\＞／→-]\s*/);
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
