import type { LogicRule, Validation } from "../form-shape.ts";
import type { LocalizedText } from "../localized-text.ts";
import { defineCommand } from "./command.ts";
import type { FormDocument } from "./document.ts";
import { numberedKey } from "./keys.ts";

/** The two lists of the logic, both edited in the same ways. */
type ListName = "rules" | "validations";

interface Entry {
  readonly rules: LogicRule;
  readonly validations: Validation;
}

export const rulesIn = (document: FormDocument): readonly LogicRule[] => document.logic?.rules ?? [];
export const validationsIn = (document: FormDocument): readonly Validation[] => document.logic?.validations ?? [];

function listIn<L extends ListName>(document: FormDocument, list: L): readonly Entry[L][] {
  return (document.logic?.[list] ?? []) as readonly Entry[L][];
}

function withList<L extends ListName>(
  document: FormDocument,
  list: L,
  change: (entries: readonly Entry[L][]) => readonly Entry[L][],
): FormDocument {
  const before = listIn(document, list);
  const after = change(before);
  if (JSON.stringify(before) === JSON.stringify(after)) return document;
  return { ...document, logic: { ...document.logic, [list]: after } };
}

const nameOf = (entry: LogicRule | Validation): LocalizedText =>
  ("message" in entry ? entry.message : entry.title) || entry.key;

function nameIn(document: FormDocument, list: ListName, key: string): LocalizedText {
  const found = listIn(document, list).find((entry) => entry.key === key);
  return found ? nameOf(found) : key;
}

/** A key that no rule and no validation has. */
export function freeLogicKey(document: FormDocument, list: ListName): string {
  const taken = [...rulesIn(document), ...validationsIn(document)].map(({ key }) => key);
  return numberedKey(list === "rules" ? "rule" : "check", new Set(taken));
}

export const addRule = defineCommand<{ readonly rule: LogicRule }>({
  id: "addRule",
  subject: (_document, { rule }) => nameOf(rule),
  run: (document, { rule }) => withList(document, "rules", (rules) => [...rules, rule]),
});

export const changeRule = defineCommand<{ readonly rule: LogicRule; readonly what: string }>({
  id: "changeRule",
  subject: (_document, { rule }) => nameOf(rule),
  merge: ({ rule, what }) => `${rule.key} ${what}`,
  run: (document, { rule }) =>
    withList(document, "rules", (rules) => rules.map((each) => (each.key === rule.key ? rule : each))),
});

export const removeRule = defineCommand<{ readonly rule: string }>({
  id: "removeRule",
  subject: (document, { rule }) => nameIn(document, "rules", rule),
  run: (document, { rule }) => withList(document, "rules", (rules) => rules.filter(({ key }) => key !== rule)),
});

export const moveRule = defineCommand<{ readonly rule: string; readonly to: number }>({
  id: "moveRule",
  subject: (document, { rule }) => nameIn(document, "rules", rule),
  run: (document, { rule, to }) => withList(document, "rules", (rules) => moved(rules, rule, to)),
});

export const addValidation = defineCommand<{ readonly validation: Validation }>({
  id: "addValidation",
  subject: (_document, { validation }) => nameOf(validation),
  run: (document, { validation }) => withList(document, "validations", (all) => [...all, validation]),
});

export const changeValidation = defineCommand<{ readonly validation: Validation; readonly what: string }>({
  id: "changeValidation",
  subject: (_document, { validation }) => nameOf(validation),
  merge: ({ validation, what }) => `${validation.key} ${what}`,
  run: (document, { validation }) =>
    withList(document, "validations", (all) => all.map((each) => (each.key === validation.key ? validation : each))),
});

export const removeValidation = defineCommand<{ readonly validation: string }>({
  id: "removeValidation",
  subject: (document, { validation }) => nameIn(document, "validations", validation),
  run: (document, { validation }) =>
    withList(document, "validations", (all) => all.filter(({ key }) => key !== validation)),
});

export const moveValidation = defineCommand<{ readonly validation: string; readonly to: number }>({
  id: "moveValidation",
  subject: (document, { validation }) => nameIn(document, "validations", validation),
  run: (document, { validation, to }) => withList(document, "validations", (all) => moved(all, validation, to)),
});

function moved<T extends { readonly key: string }>(entries: readonly T[], key: string, to: number): readonly T[] {
  const entry = entries.find((each) => each.key === key);
  return entry ? entries.filter((each) => each !== entry).toSpliced(to, 0, entry) : entries;
}
