import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { rulesIn } from "../../../model/designer/logic-commands.ts";
import { outsideRow } from "../../../model/designer/logic-reads.ts";
import { inRanges } from "../../../model/designer/ranges.ts";
import type { Explained, Reason } from "../../../model/form/explain.ts";
import { rulesOf } from "../../../model/form/field-rules.ts";
import type { ConditionDocument } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDocument } from "../design-context.tsx";
import { useSentences } from "../logic/use-sentences.ts";

/** Why fields and cells are hidden, read-only, required or empty in what is being filled in. */
export function WhyPanel({ explained }: { readonly explained: readonly Explained[] }) {
  const { t } = useTranslation("designer-preview");
  const { titleOf, sentencesOf } = useReasons();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <aside className="m-why" aria-label={t("why.title")} tabIndex={0}>
      <h3>{t("why.title")}</h3>
      {explained.length === 0 && <p className="m-muted">{t("why.none")}</p>}
      <dl>
        {explained.map((each) => (
          <div key={`${each.path} ${each.rows}`} data-why={each.path}>
            <dt>{titleOf(each)}</dt>
            {each.reasons.flatMap(sentencesOf).map((sentence) => (
              <dd key={sentence}>{sentence}</dd>
            ))}
          </div>
        ))}
      </dl>
    </aside>
  );
}

/** Reasons in the words of the form: rules by their names, conditions at fields by what they ask. */
function useReasons() {
  const { t } = useTranslation(["designer-preview", "designer"]);
  const text = useText();
  const document = useDocument();
  const say = useSentences();
  const atFields = rulesOf(document.model.fields);

  const nameOf = (key: string): string => {
    const rule = rulesIn(document).find((each) => each.key === key);
    return rule ? text(rule.title) || say.rule(rule) : key;
  };
  /** What a condition that is written at a field or an option asks; null for rules that have a name. */
  const conditionOf = (key: string): string | null => {
    const rule = atFields.find((each) => each.key === key);
    if (!rule) return null;
    return say.condition(outsideRow(document, key, (rule.when ?? null) as Json) as ConditionDocument);
  };
  const byRule = (why: "readonly" | "require", key: string): string => {
    const condition = conditionOf(key);
    return condition === null ? t(`why.${why}`, { rule: nameOf(key) }) : t(`why.${why}When`, { condition });
  };
  const notShown = (keys: readonly string[]): readonly string[] => {
    const named = keys.filter((key) => conditionOf(key) === null);
    const asked = keys.flatMap((key) => conditionOf(key) ?? []);
    const rules = named.map(nameOf).join(t("designer:separator"));
    return [
      ...(named.length === 0 ? [] : [t("why.notShown", { rules })]),
      ...asked.map((condition) => t("why.showWhen", { condition })),
    ];
  };
  const sentencesOf = (reason: Reason): readonly string[] => {
    switch (reason.why) {
      case "right":
        return [t(`why.right.${reason.right}`)];
      case "hide":
      case "options":
        return [t(`why.${reason.why}`, { rule: nameOf(reason.rule) })];
      case "readonly":
      case "require":
        return [byRule(reason.why, reason.rule)];
      case "notShown":
        return notShown(reason.rules);
      case "inside":
        return [t("why.inside", { container: say.field(reason.container) })];
      case "error":
        return [t("why.error", { error: reason.error })];
      case "reads":
        return [t("why.reads", { fields: say.fields(reason.fields) })];
      default:
        return [t(`why.${reason.why}`)];
    }
  };
  const titleOf = ({ path, rows }: Explained): string =>
    rows ? t("why.rows", { field: say.field(path), count: rows.length, rows: inRanges(rows) }) : say.field(path);
  return { titleOf, sentencesOf };
}
