import type { Option } from "../form-shape.ts";
import { textOf } from "../localized-text.ts";
import { slugOf } from "./keys.ts";

/** A tree of options as lines, each level indented by two blanks. */
export function treeText(options: readonly Option[], level = 0): string {
  return options
    .flatMap(({ label, children = [] }) => [
      "  ".repeat(level) + textOf(label, ""),
      ...(children.length > 0 ? [treeText(children, level + 1)] : []),
    ])
    .join("\n");
}

interface Branch {
  readonly own: Omit<Option, "children">;
  readonly children: Branch[];
}

/** Lines → options; a line whose words stood at the same place before stays the option it was, others get a key of their own. */
export function treeFrom(text: string, before: readonly Option[]): readonly Option[] {
  const known = new Map<string, Option>();
  remember(before, "", known);
  const taken = new Set([...known.values()].map(({ key }) => key));
  const roots: Branch[] = [];
  const open: { level: number; path: string; branch: Branch }[] = [];
  for (const line of text.split("\n")) {
    const label = line.trim();
    if (label === "") continue;
    const level = Math.floor((line.length - line.trimStart().length) / 2);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const above = open.at(-1);
    const path = `${above?.path ?? ""}/${label}`;
    const old = known.get(path);
    const branch: Branch = { own: own(old) ?? { key: freeKey(label, taken), label }, children: [] };
    taken.add(branch.own.key);
    (above?.branch.children ?? roots).push(branch);
    open.push({ level, path, branch });
  }
  return roots.map(optionOf);
}

function own(option: Option | undefined): Omit<Option, "children"> | undefined {
  if (!option) return undefined;
  const { children: _below, ...rest } = option;
  return rest;
}

const optionOf = ({ own, children }: Branch): Option =>
  children.length > 0 ? { ...own, children: children.map(optionOf) } : own;

/** The same tree in which the option of a key has other words beside its own. */
export function withAliases(options: readonly Option[], key: string, aliases: readonly string[]): readonly Option[] {
  return options.map((option) => {
    const below = option.children ? { children: withAliases(option.children, key, aliases) } : {};
    if (option.key !== key) return { ...option, ...below };
    const { aliases: _before, ...rest } = option;
    return { ...rest, ...below, ...(aliases.length > 0 ? { aliases: [...aliases] } : {}) };
  });
}

function remember(options: readonly Option[], path: string, known: Map<string, Option>): void {
  for (const option of options) {
    const own = `${path}/${textOf(option.label, "")}`;
    known.set(own, option);
    remember(option.children ?? [], own, known);
  }
}

function freeKey(label: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(label);
  if (slug !== "" && !taken.has(slug)) return slug;
  for (let number = 1; ; number++) {
    if (!taken.has(`option_${number}`)) return `option_${number}`;
  }
}
