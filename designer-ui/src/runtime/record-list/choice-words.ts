import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useLanguage } from "../../i18n/language.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Choice } from "./filter-lines.ts";

/** What the ways to ask a field are called. */
export function useChoiceWords(): (choice: Choice, field: Field | undefined) => string {
  const { t } = useTranslation("list");
  const words = useLanguage() === "zh-CN" ? chineseWords : englishWords;
  return ({ phrase, op }, field) => {
    if (phrase) return t(`filter.${phrase}`);
    if (op === "near") return t("filter.near");
    return operatorWord(words[op === "startsWith" && inRegion(field) ? "op.isIn" : `op.${op}`] ?? op);
  };
}

const inRegion = (field: Field | undefined) => field !== undefined && controlOf(field.type).asking?.regions === true;

/** "{0} 介于 {1} 和 {2} 之间" → "介于 … 和 … 之间": the sentence without what is filled in. */
function operatorWord(sentence: string): string {
  return sentence
    .replace("{0}", "")
    .replace(/\s*\{\d\}$/, "")
    .replace(/\{\d\}/g, "…")
    .trim();
}
