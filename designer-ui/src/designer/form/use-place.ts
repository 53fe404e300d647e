import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { type FormDocument, fieldAt, pathOf, type Selection } from "../../model/designer/document.ts";
import { findPlaced, nodesOf } from "../../model/designer/layout.ts";
import { logicAt, selectionOfPointer, settingAt } from "../../model/designer/pointer.ts";
import { useSettingWords } from "./settings/use-setting-words.ts";

/** How something that can be selected is called; the empty text for the form itself. */
function usePlaceTitle(document: FormDocument): (at: Selection) => string {
  const text = useText();
  return (at) => {
    const path = pathOf(at);
    if (path !== null) return text(fieldAt(document, path)?.title) || path;
    if (at.kind !== "section") return "";
    const node = findPlaced(nodesOf(document), `section:${at.key}`)?.node;
    return node && node.kind !== "field" ? text(node.title) : "";
  };
}

/** Where in the form something was found, in words; the empty text for the form itself. */
export function useProblemPlace(document: FormDocument): (problem: { readonly path: string }) => string {
  const { t } = useTranslation("designer-logic");
  const text = useText();
  const titleOf = usePlaceTitle(document);
  const wordsOf = useSettingWords();
  return ({ path }) => {
    const name = logicAt(document, path);
    if (name === null) {
      const setting = settingAt(document, path);
      const words = setting && wordsOf(setting.type, setting.key);
      return [titleOf(selectionOfPointer(document, path)), words].filter(Boolean).join(" › ");
    }
    const rule = document.logic?.rules?.find(({ key }) => name === `rule ${key}`);
    const validation = document.logic?.validations?.find(({ key }) => name === `validation ${key}`);
    return t(rule ? "place.rule" : "place.validation", {
      title: text(rule ? (rule.title ?? rule.key) : validation?.message),
    });
  };
}

/** The parts of documents that people know by a name; everything else of a pointer is left out. */
const PARTS: ReadonlySet<string> = new Set([
  "action",
  "approvers",
  "branches",
  "charts",
  "columns",
  "compute",
  "default",
  "departmentField",
  "dimensions",
  "fields",
  "fill",
  "filter",
  "grants",
  "group",
  "kanban",
  "layouts",
  "measures",
  "nodes",
  "onReject",
  "ownerField",
  "rules",
  "scope",
  "set",
  "settings",
  "sort",
  "steps",
  "then",
  "titleField",
  "to",
  "trigger",
  "uniques",
  "validations",
  "when",
  "where",
  "widgets",
]);

/** A JSON pointer into another document in words: "Step 3 › Condition". */
export function usePointerWords(): (pointer: string) => string {
  const { t } = useTranslation("designer-panel");
  return (pointer) => {
    const parts = pointer.split("/").slice(1);
    const words = parts.flatMap((part, index) => {
      if (!PARTS.has(part)) return [];
      const next = parts[index + 1] ?? "";
      return [`${t(`where.${part}`)}${/^\d+$/.test(next) ? ` ${Number(next) + 1}` : ""}`];
    });
    return words.join(" › ");
  };
}
