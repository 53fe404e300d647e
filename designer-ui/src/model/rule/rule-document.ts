import type { RuleDocument, RuleInput, RuleStep, RuleTrigger } from "../generated/metadata.ts";
import type { JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

export type {
  RuleDocument,
  RuleInput,
  RuleMessage,
  RuleRecipient,
  RuleStep,
  RuleTrigger,
} from "../generated/metadata.ts";

export const readRule = (json: JsonObject): RuleDocument => json as unknown as RuleDocument;

export const writeRule = (document: RuleDocument): JsonObject => document as unknown as JsonObject;

export type TriggerType = RuleTrigger["type"];

/** What a trigger of each type may be set off by; nothing for what people run. */
export const OCCASIONS = {
  record: ["create", "update", "delete"],
  flow: ["started", "approved", "rejected", "withdrawn"],
  manual: [],
} as const satisfies Record<TriggerType, readonly string[]>;

/** A rule that is begun: it says nothing yet, but can be saved. */
export function newRule(key: string, title: LocalizedText, form: string): RuleDocument {
  return {
    kind: "rule",
    key,
    title,
    form,
    trigger: { type: "record", on: ["update"] },
    when: { all: [] },
    steps: [newStep("notify", [])],
  };
}

/** The trigger of another type; what both could say stays. */
export function triggerOf(type: TriggerType): RuleTrigger {
  if (type === "manual") return { type, offered: ["record"] };
  return type === "record" ? { type, on: ["update"] } : { type, on: ["approved"], flow: "" };
}

export const isBefore = ({ phase }: RuleDocument): boolean => phase === "before";

/** The rule as it acts before or after saving: only before may it set what is saved, and only that. */
export function inPhase(rule: RuleDocument, before: boolean): RuleDocument {
  const { phase: _old, ...rest } = rule;
  const fitting = rule.steps.filter(({ type }) => (type === "set") === before);
  const steps = fitting.length > 0 ? fitting : [newStep(before ? "set" : "update", [])];
  return before ? { ...rest, phase: "before", steps } : { ...rest, steps };
}

/** A step with a name that no other has. */
export function newStep(type: RuleStep["type"], others: readonly RuleStep[]): RuleStep {
  const taken = new Set(others.map(({ id }) => id));
  let number = others.length + 1;
  while (taken.has(`step_${number}`)) number++;
  const id = `step_${number}`;
  switch (type) {
    case "set":
      return { id, type, set: {} };
    case "update":
      return { id, type, record: "trigger", set: {} };
    case "create":
      return { id, type, form: "", set: {} };
    default:
      return { id, type, to: [], title: "" };
  }
}

/** Something to ask, with a key that nothing else asked has. */
export function newInput(title: LocalizedText, others: readonly RuleInput[]): RuleInput {
  const taken = new Set(others.map(({ key }) => key));
  let number = others.length + 1;
  while (taken.has(`answer_${number}`)) number++;
  return { key: `answer_${number}`, title, type: "text" };
}

/** The list with one element in its place exchanged, or taken away. */
export const replaced = <T>(list: readonly T[], at: number, next: T | null): T[] =>
  list.flatMap((each, index) => (index === at ? (next === null ? [] : [next]) : [each]));
