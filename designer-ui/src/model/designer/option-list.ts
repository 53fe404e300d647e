import type { Option } from "../form-shape.ts";
import type { LocalizedText } from "../localized-text.ts";
import { newOption } from "./new-field.ts";

/** What people change of an option; its key is for ever. */
export type OptionChange = Partial<Pick<Option, "label" | "color" | "retired" | "aliases">>;

/** What is false or empty is not written down. */
function changed(option: Option, change: OptionChange): Option {
  const { retired, aliases = [], ...all } = { ...option, ...change };
  return { ...all, ...(retired ? { retired } : {}), ...(aliases.length > 0 ? { aliases } : {}) };
}

export const withOptionChanged = (options: readonly Option[], key: string, change: OptionChange): readonly Option[] =>
  options.map((option) => (option.key === key ? changed(option, change) : option));

export function withOptionMoved(options: readonly Option[], key: string, to: number): readonly Option[] {
  const moved = options.find((option) => option.key === key);
  return moved ? options.filter((option) => option !== moved).toSpliced(to, 0, moved) : options;
}

/** New options with these labels at a place; at the end unless it is said. */
export function withOptionsAdded(
  options: readonly Option[],
  labels: readonly LocalizedText[],
  at: number = options.length,
): readonly Option[] {
  const added: Option[] = [];
  for (const label of labels) added.push(newOption(label, [...options, ...added]));
  return options.toSpliced(at, 0, ...added);
}

/** The labels that a pasted column of a sheet holds, each once; a single line is no list. */
export function labelsIn(pasted: string): readonly string[] {
  const lines = pasted.split(/\r?\n/).map((line) => line.split("\t")[0]?.trim() ?? "");
  const labels = [...new Set(lines.filter((line) => line !== ""))];
  return labels.length > 1 ? labels : [];
}
