import type { Option } from "../form-shape.ts";
import { sameJson } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import type { OptionSetDocument } from "./option-set-document.ts";

/** One thing that is different about an option set. */
export type OptionSetDifference =
  | { readonly about: "title"; readonly from: LocalizedText; readonly to: LocalizedText }
  | { readonly about: "added" | "removed" | "retired" | "back" | "aliases"; readonly option: Option }
  | { readonly about: "renamed"; readonly from: LocalizedText; readonly to: LocalizedText }
  | { readonly about: "color"; readonly option: Option; readonly from: string }
  | { readonly about: "order" };

/** From one option set to another; everything is an addition when there was nothing. */
export function optionSetDifferences(
  before: OptionSetDocument | null,
  after: OptionSetDocument,
): readonly OptionSetDifference[] {
  const old = new Map((before?.options ?? []).map((option) => [option.key, option]));
  const now = new Set(after.options.map(({ key }) => key));
  const kept = after.options.filter(({ key }) => old.has(key));
  const left = [...old.values()].filter(({ key }) => now.has(key));
  const reordered = kept.some(({ key }, index) => left[index]?.key !== key);
  return [
    ...(before !== null && !sameJson(before.title, after.title)
      ? [{ about: "title", from: before.title, to: after.title } as const]
      : []),
    ...after.options.flatMap((option): readonly OptionSetDifference[] => {
      const was = old.get(option.key);
      return was ? ofOption(was, option) : [{ about: "added", option }];
    }),
    ...[...old.values()]
      .filter(({ key }) => !now.has(key))
      .map((option): OptionSetDifference => ({ about: "removed", option })),
    ...(reordered ? [{ about: "order" } as const] : []),
  ];
}

function ofOption(was: Option, is: Option): readonly OptionSetDifference[] {
  return [
    ...(sameJson(was.label, is.label) ? [] : [{ about: "renamed", from: was.label, to: is.label } as const]),
    ...(sameJson(was.color, is.color) ? [] : [{ about: "color", option: is, from: was.color ?? "default" } as const]),
    ...((was.retired ?? false) === (is.retired ?? false)
      ? []
      : [{ about: is.retired ? "retired" : "back", option: is } as const]),
    ...(sameJson(was.aliases ?? [], is.aliases ?? []) ? [] : [{ about: "aliases", option: is } as const]),
  ];
}
