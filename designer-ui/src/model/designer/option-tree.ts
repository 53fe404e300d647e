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
  readonly key: string;
  readonly label: Option["label"];
  readonly children: Branch[];
}

/** Lines → options; a line whose words stood at the same place before keeps its key, others get one of their own. */
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
    const branch: Branch = { key: old?.key ?? freeKey(label, taken), label: old?.label ?? label, children: [] };
    taken.add(branch.key);
    (above?.branch.children ?? roots).push(branch);
    open.push({ level, path, branch });
  }
  return roots.map(optionOf);
}

const optionOf = ({ key, label, children }: Branch): Option =>
  children.length > 0 ? { key, label, children: children.map(optionOf) } : { key, label };

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
