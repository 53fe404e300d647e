import { useTranslation } from "react-i18next";
import { FORM, selectionAt } from "../../../model/designer/document.ts";
import type { LogicKind, LogicLine } from "../../../model/designer/logic-reads.ts";
import { useDesign } from "../design-context.tsx";

const GROUPS: readonly { readonly key: string; readonly kinds: readonly LogicKind[] }[] = [
  { key: "limits", kinds: ["show", "require", "readonly"] },
  { key: "fields", kinds: ["compute", "default", "fill", "other", "lookup", "rollup"] },
  { key: "choices", kinds: ["filter", "choices"] },
  { key: "stages", kinds: ["step", "passage", "demand", "gate"] },
  { key: "uniques", kinds: ["unique"] },
];

interface FieldLogicProps {
  readonly lines: readonly LogicLine[];
  readonly sentence: (line: LogicLine) => string;
  /** Called when a place is chosen, which the view does not show. */
  readonly onLeave: () => void;
}

/** What is written at fields, options and the form, as sentences; each leads to where it is changed. */
export function FieldLogic({ lines, sentence, onLeave }: FieldLogicProps) {
  const { t } = useTranslation("designer-logic");
  const design = useDesign();
  return GROUPS.map(({ key, kinds }) => {
    const own = lines.filter(({ kind }) => kinds.includes(kind));
    if (own.length === 0) return null;
    const title = t(`logic.${key}`);
    return (
      <section key={key} aria-label={title}>
        <h2>{title}</h2>
        <ul className="m-logic-lines">
          {own.map((line) => (
            <li key={line.key} data-logic={line.key}>
              <button
                type="button"
                className="m-plain"
                onClick={() => {
                  design.select(line.place === null ? FORM : selectionAt(line.place));
                  onLeave();
                }}
              >
                {sentence(line)}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
