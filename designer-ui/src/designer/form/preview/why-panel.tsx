import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { rulesIn } from "../../../model/designer/logic-commands.ts";
import type { FieldReasons } from "../../../model/designer/preview.ts";
import type { Reason } from "../../../model/form/explain.ts";
import { useDocument } from "../design-context.tsx";
import { useSentences } from "../logic/use-sentences.ts";

/** Why fields are hidden, read-only, required or empty in what is being filled in. */
export function WhyPanel({ fields }: { readonly fields: readonly FieldReasons[] }) {
  const { t } = useTranslation(["designer-preview", "designer"]);
  const text = useText();
  const document = useDocument();
  const say = useSentences();
  const ruleTitle = (key: string) => text(rulesIn(document).find((rule) => rule.key === key)?.title) || key;
  const sentence = (reason: Reason): string => {
    switch (reason.why) {
      case "right":
        return t(`why.right.${reason.right}`);
      case "hide":
      case "readonly":
      case "require":
        return t(`why.${reason.why}`, { rule: ruleTitle(reason.rule) });
      case "notShown":
        return t("why.notShown", { rules: reason.rules.map(ruleTitle).join(t("designer:separator")) });
      case "inside":
        return t("why.inside", { container: say.field(reason.container) });
      case "error":
        return t("why.error", { error: reason.error });
      case "reads":
        return t("why.reads", { fields: say.fields(reason.fields) });
      default:
        return t(`why.${reason.why}`);
    }
  };
  return (
    <aside className="m-why" aria-label={t("why.title")}>
      <h3>{t("why.title")}</h3>
      {fields.length === 0 && <p className="m-muted">{t("why.none")}</p>}
      <dl>
        {fields.map(({ key, reasons }) => (
          <div key={key} data-why={key}>
            <dt>{say.field(key)}</dt>
            {reasons.map((reason) => (
              <dd key={sentence(reason)}>{sentence(reason)}</dd>
            ))}
          </div>
        ))}
      </dl>
    </aside>
  );
}
