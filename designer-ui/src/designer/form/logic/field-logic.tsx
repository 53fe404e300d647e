import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { fieldAt, selectionAt } from "../../../model/designer/document.ts";
import { formulaReads, logicLines } from "../../../model/designer/logic-reads.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { useSentences } from "./use-sentences.ts";

const SETTLED: ReadonlySet<string> = new Set(["rule", "validation"]);

/** Formulas, defaults and values that links bring along, as sentences; they are changed where their field is. */
export function FieldLogic({ isShown }: { readonly isShown: (key: string) => boolean }) {
  const { t } = useTranslation("designer-logic");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const say = useSentences();
  const lines = logicLines(document).filter(({ key, kind }) => !SETTLED.has(kind) && isShown(key));
  if (lines.length === 0) return null;

  const sentence = (kind: string, path: string, writes: readonly string[]): string => {
    const field = fieldAt(document, path);
    const title = say.field(path);
    if (kind === "compute") return t("logic.compute", { title, formula: inWords(field?.compute ?? "", say.field) });
    if (kind === "fill") return t("logic.fill", { title, targets: say.fields(writes) });
    if (kind === "show") return t("logic.show", { title, condition: say.condition(field?.visibleWhen) });
    if (kind === "require") return t("logic.require", { title, condition: say.condition(field?.requiredWhen) });
    if (kind === "readonly") return t("logic.readonly", { title, condition: say.condition(field?.readonlyWhen) });
    const given = field?.default;
    if (given && "expr" in given) return t("logic.default", { title, value: inWords(given.expr, say.field) });
    if (given && "relative" in given) return t("logic.default", { title, value: given.relative });
    return t("logic.default", { title, value: say.value(path, (given as never) ?? null) || text(field?.title) });
  };
  return (
    <section aria-label={t("logic.fields")}>
      <h2>{t("logic.fields")}</h2>
      <ul className="m-logic-lines">
        {lines.map(({ key, kind, writes, reads }) => {
          const path = kind === "fill" ? (reads[0] ?? "") : (writes[0] ?? "");
          return (
            <li key={key} data-logic={key}>
              <button type="button" className="m-plain" onClick={() => design.select(selectionAt(path))}>
                {sentence(kind, path, writes)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A formula with the titles of fields in the place of their keys. */
function inWords(source: string, title: (path: string) => string): string {
  return formulaReads(source).reduce((text, path) => text.replaceAll(`{${path}}`, `「${title(path)}」`), source);
}
