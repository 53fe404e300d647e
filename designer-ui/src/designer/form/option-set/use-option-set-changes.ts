import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import type { Change } from "../../../kit/change-list.tsx";
import type { JsonObject } from "../../../model/json.ts";
import type { LocalizedText } from "../../../model/localized-text.ts";
import { type OptionSetDifference, optionSetDifferences } from "../../../model/option-set/option-set-diff.ts";
import { readOptionSet } from "../../../model/option-set/option-set-document.ts";

export type OptionSetChanges = (before: JsonObject | null, after: JsonObject) => readonly Change[];

/** What one version of an option set offers that another did not, in words. */
export function useOptionSetChanges(): OptionSetChanges {
  const { t } = useTranslation("option-set");
  const text = useText();
  const renamed = (from: LocalizedText, to: LocalizedText) =>
    text(from) === text(to)
      ? t("change.otherLanguages", { title: text(to) })
      : t("change.renamed", { from: text(from), to: text(to) });
  const changeOf = (difference: OptionSetDifference): Change => {
    switch (difference.about) {
      case "added":
      case "removed":
        return { what: difference.about, words: text(difference.option.label) || difference.option.key };
      case "retired":
      case "back":
        return {
          what: "changed",
          words: t(`change.${difference.about}`, { option: text(difference.option.label) }),
        };
      case "aliases": {
        const { label, aliases = [] } = difference.option;
        return {
          what: "changed",
          words: t("change.aliases", { option: text(label), aliases: aliases.join("、") || "—" }),
        };
      }
      case "color": {
        const { option, from } = difference;
        return {
          what: "changed",
          words: t("change.color", {
            option: text(option.label),
            from: t(`color.${from}`),
            to: t(`color.${option.color ?? "default"}`),
          }),
        };
      }
      case "title":
      case "renamed":
        return { what: "changed", words: renamed(difference.from, difference.to) };
      case "order":
        return { what: "changed", words: t("change.order") };
    }
  };
  return (before, after) => optionSetDifferences(before && readOptionSet(before), readOptionSet(after)).map(changeOf);
}
