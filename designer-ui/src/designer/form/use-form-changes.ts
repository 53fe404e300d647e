import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { Change } from "../../kit/change-list.tsx";
import { type Aspect, type Difference, differences, optionChanges } from "../../model/designer/diff.ts";
import type { FormDocument } from "../../model/designer/document.ts";
import { outsideRow } from "../../model/designer/logic-reads.ts";
import type { ConditionDocument } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import { useDocument } from "./design-context.tsx";
import { useSentences } from "./logic/use-sentences.ts";

const CONDITIONS: ReadonlySet<string> = new Set(["visibleWhen", "requiredWhen", "readonlyWhen"]);
const LONGEST = 40;

const isText = (value: Json | undefined): value is string | { readonly [language: string]: string } =>
  typeof value === "string" ||
  (typeof value === "object" && value !== null && !Array.isArray(value) && ("zh-CN" in value || "en-US" in value));

/** What one form changes of another, in words. */
export function useFormChanges(): (before: FormDocument | null, after: FormDocument) => readonly Change[] {
  const { t, i18n } = useTranslation(["designer-publish", "designer", "designer-panel", "designer-settings"]);
  const { t: controls } = useTranslation("controls");
  const text = useText();
  const say = useSentences();
  const shown = useDocument();
  const list = (parts: readonly string[]) => parts.join(t("designer:separator"));
  const nameOf = (name: string): string => {
    const bare = name.replace(/^props\./, "");
    const key = [
      `designer-publish:aspect.${name}`,
      `designer-panel:property.${name}`,
      `designer-settings:setting.${bare}`,
    ].find((each) => i18n.exists(each));
    return key === undefined ? t("aspect.setting") : i18n.t(key);
  };
  /** A value as far as it can be told in a few words; undefined where only its name can be said. */
  const toldOf = (path: string, name: string, value: Json | undefined): string | undefined => {
    if (value === undefined || value === null || value === "") return t("value.none");
    if (typeof value === "boolean") return t(`value.${value}`);
    if (name === "type") return controls(`type.${String(value)}`);
    if (CONDITIONS.has(name)) return say.condition(outsideRow(shown, path, value) as ConditionDocument);
    if (name === "compute") return say.value(path, { expr: String(value) });
    if (name === "default") return say.value(path, value);
    if (name.endsWith("Field")) return say.field(String(value));
    return isText(value) || typeof value === "number" ? text(value as LocalizedText) || String(value) : undefined;
  };
  const optionsOf = (aspect: Aspect): string => {
    const { added, removed, renamed, more } = optionChanges(aspect);
    return list([
      ...(added.length > 0 ? [t("options.added", { options: list(added.map(text)) })] : []),
      ...(removed.length > 0 ? [t("options.removed", { options: list(removed.map(text)) })] : []),
      ...renamed.map(([from, to]) => t("options.renamed", { from: text(from), to: text(to) })),
      ...(more ? [t("options.more")] : []),
    ]);
  };
  const aspectOf = (path: string, aspect: Aspect): string => {
    const { name, from, to } = aspect;
    if (name === "props.options") return optionsOf(aspect);
    const [was, is] = [toldOf(path, name, from), toldOf(path, name, to)];
    const told = was !== undefined && is !== undefined && was !== is && was.length + is.length <= 2 * LONGEST;
    return told ? t("aspect.fromTo", { aspect: nameOf(name), from: was, to: is }) : nameOf(name);
  };
  const aspectsOf = ({ path = "", aspects }: Difference) =>
    list([...new Set(aspects.map((aspect) => aspectOf(path, aspect)))]);
  const words = (difference: Difference): string => {
    const { what, part, type = "", aspects, rule, validation } = difference;
    const title = text(difference.title);
    switch (part) {
      case "field":
      case "column":
        return what === "changed"
          ? t(`diff.${part}.changed`, { title, aspects: aspectsOf(difference) })
          : t(`diff.${part}`, { title, type: controls(`type.${type}`) });
      case "form":
        return t("diff.form", { aspects: aspectsOf(difference) });
      case "section":
        return what === "changed"
          ? t("diff.section.changed", { title, aspects: aspectsOf(difference) })
          : t("diff.section", { title, kind: t(`kind.${type}`) });
      case "rule":
      case "validation": {
        const onlySwitched = what === "changed" && aspects.every(({ name }) => name === "enabled");
        if (onlySwitched && rule) return t(rule.enabled === false ? "diff.rule.off" : "diff.rule.on", { title });
        const sentence = rule ? say.rule(rule) : validation ? say.validation(validation) : "";
        return what === "removed" ? t(`diff.${part}.removed`, { title }) : t(`diff.${part}`, { title, sentence });
      }
      default:
        return t(`diff.${part}`);
    }
  };
  return (before, after) =>
    differences(before, after).map((difference) => ({ what: difference.what, words: words(difference) }));
}
