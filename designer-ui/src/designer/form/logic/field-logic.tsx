import { useTranslation } from "react-i18next";
import { fieldAt, selectionAt } from "../../../model/designer/document.ts";
import { logicLines } from "../../../model/designer/logic-reads.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { useSentences } from "./use-sentences.ts";

const SETTLED: ReadonlySet<string> = new Set(["rule", "validation"]);

/** Formulas, defaults and values that links bring along, as sentences; they are changed where their field is. */
export function FieldLogic({ isShown }: { readonly isShown: (key: string) => boolean }) {
  const { t } = useTranslation("designer-logic");
  const design = useDesign();
  const document = useDocument();
  const say = useSentences();
  const lines = logicLines(document).filter(({ key, kind }) => !SETTLED.has(kind) && isShown(key));
  if (lines.length === 0) return null;

  const sentence = (kind: string, path: string, writes: readonly string[]): string => {
    const field = fieldAt(document, path);
    const title = say.field(path);
    if (kind === "compute")
      return t("logic.compute", { title, formula: say.value(path, { expr: field?.compute ?? "" }) });
    if (kind === "fill") return t("logic.fill", { title, targets: say.fields(writes) });
    if (kind === "other") return t("logic.other", { title, targets: say.fields(writes) });
    if (kind === "show") return t("logic.show", { title, condition: say.condition(field?.visibleWhen) });
    if (kind === "require") return t("logic.require", { title, condition: say.condition(field?.requiredWhen) });
    if (kind === "readonly") return t("logic.readonly", { title, condition: say.condition(field?.readonlyWhen) });
    return t("logic.default", { title, value: say.value(path, field?.default as Json | undefined) });
  };
  return (
    <section aria-label={t("logic.fields")}>
      <h2>{t("logic.fields")}</h2>
      <ul className="m-logic-lines">
        {lines.map(({ key, kind, writes, reads }) => {
          const path = kind === "fill" || kind === "other" ? (reads[0] ?? "") : (writes[0] ?? "");
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
