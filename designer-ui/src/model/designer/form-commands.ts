import type { LogicRule } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { defineCommand } from "./command.ts";
import type { FormDocument } from "./document.ts";

/** Sets something of the form itself; undefined takes it away. */
export const setForm = defineCommand<{
  readonly property: "title" | "icon" | "titleField" | "ownerField" | "departmentField" | "description";
  readonly value: Json | undefined;
}>({
  id: "setForm",
  subject: (document) => document.title,
  merge: ({ property }) => property,
  run: (document, { property, value }) => {
    if (property === "title" || property === "icon") return put(document, property, value);
    if (property === "description") {
      return put(document, "settings", put(document.settings ?? {}, property, value));
    }
    return put(document, "model", put(document.model, property, value));
  },
});

function put<T extends object>(target: T, key: string, value: unknown): T {
  const { [key]: old, ...rest } = target as Record<string, unknown>;
  if (JSON.stringify(old) === JSON.stringify(value)) return target;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}

const rulesIn = (document: FormDocument): readonly LogicRule[] => document.logic?.rules ?? [];

function withRules(document: FormDocument, rules: readonly LogicRule[]): FormDocument {
  return { ...document, logic: { ...document.logic, rules } };
}

const ruleTitle = (rule: LogicRule): LocalizedText => rule.title ?? rule.key;

/** Removes a rule of the form. */
export const removeRule = defineCommand<{ readonly rule: string }>({
  id: "removeRule",
  subject: (document, { rule }) => {
    const found = rulesIn(document).find(({ key }) => key === rule);
    return found ? ruleTitle(found) : rule;
  },
  run: (document, { rule }) => {
    const rules = rulesIn(document);
    return rules.some(({ key }) => key === rule)
      ? withRules(
          document,
          rules.filter(({ key }) => key !== rule),
        )
      : document;
  },
});
