import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import type { Difference } from "../../model/designer/diff.ts";

const COLORS = { added: "green", removed: "red", changed: "blue" } as const;

/** Differences of two versions, in words. */
export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  const { t, i18n } = useTranslation(["designer-publish", "designer"]);
  const { t: words } = useTranslation("controls");
  const text = useText();
  const aspect = (name: string) =>
    i18n.exists(`designer-publish:aspect.${name}`) ? t(`aspect.${name}`) : t("aspect.setting");
  const describe = ({ what, part, title, type, aspects }: Difference) => {
    if (part === "field" || part === "column") {
      const about = { title: text(title), type: type ? words(`type.${type}`) : "" };
      if (what !== "changed") return t(`diff.${part}`, about);
      return t("diff.changedField", {
        ...about,
        aspects: [...new Set(aspects.map(aspect))].join(t("designer:separator")),
      });
    }
    if (part === "form")
      return t("diff.form", { aspects: [...new Set(aspects.map(aspect))].join(t("designer:separator")) });
    return t(`diff.${part}`);
  };
  return (
    <ul className="m-differences">
      {differences.map((difference) => (
        <li key={`${difference.what} ${difference.part} ${difference.path}`}>
          <OptionTag color={COLORS[difference.what]}>{t(`diff.what.${difference.what}`)}</OptionTag>
          <span>{describe(difference)}</span>
        </li>
      ))}
    </ul>
  );
}
