import { textOf } from "../localized-text";
import type { Labels } from "./types";

/** What a formula asks of its surroundings: the tag of the language in which labels are written. */
export const LANGUAGE = "organisation.language";

const DOWN = " / ";

/** What a choice is called; one that is not known stands for itself, as words do that nobody has listed. */
export function labelOf({ byKey }: Labels, key: string, language: string): string {
  const labels = byKey.get(key);
  return labels ? labels.map((label) => textOf(label, language)).join(DOWN) : key;
}

/** Several choices one after the other; blank ones are left out. */
export function labelsOf(labels: Labels, keys: readonly string[], language: string): string {
  const between = language.split("-")[0] === "zh" ? "、" : ", ";
  const named = keys.filter((key) => key !== "").map((key) => labelOf(labels, key, language));
  return named.join(labels.isPath ? DOWN : between);
}
