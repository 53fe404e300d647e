import type { RuleDocument, RuleInput, RuleStep, RuleTrigger } from "../generated/metadata.ts";
import type { Json, JsonObject } from "../json.ts";
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

/** What a trigger of each type may be set off by; nothing where there is only one thing. */
export const OCCASIONS = {
  record: ["create", "update", "delete"],
  flow: ["started", "approved", "rejected", "withdrawn"],
  comment: [],
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
  if (type === "comment") return { type };
  return type === "record" ? { type, on: ["update"] } : { type, on: ["approved"], flow: "" };
}

type When = NonNullable<RuleDocument["when"]>;

/** Whether it knows what the record was before: conditions may ask then what a field has changed to. */
export const knowsChanges = ({ trigger }: RuleDocument): boolean => trigger.type === "record";

/** The one field whose changes set it off; of several, what they have to become could only be asked of all at once. */
const changing = ({ trigger }: RuleDocument): string | null =>
  trigger.changes?.length === 1 ? (trigger.changes[0] ?? null) : null;

/** What the one field that sets it off has to become; null for anything. */
export function becomes(rule: RuleDocument): Json {
  const found = partsOf(rule.when).find((part) => isBecoming(part, changing(rule)));
  return (found as { readonly value?: Json } | undefined)?.value ?? null;
}

/** The rule set off only when its one field becomes `value`. */
export function becoming(rule: RuleDocument, value: Json): RuleDocument {
  const field = changing(rule);
  const others = partsOf(rule.when).filter((part) => !isBecoming(part, field));
  const blank = value === null || (Array.isArray(value) && value.length === 0);
  const parts = field === null || blank ? others : [{ field, op: "changedTo", value }, ...others];
  return { ...rule, when: { all: parts } as unknown as When };
}

/** The rule set off by changes of other fields; what one of them had to become is forgotten with it. */
export function changingBy(rule: RuleDocument, changes: readonly string[]): RuleDocument {
  const kept = changes.length === 1 && changes[0] === changing(rule);
  const { changes: _old, ...trigger } = rule.trigger;
  const before = kept || becomes(rule) === null ? rule : becoming(rule, null);
  return { ...before, trigger: changes.length === 0 ? trigger : { ...trigger, changes } };
}

function partsOf(when: RuleDocument["when"]): readonly unknown[] {
  if (when === undefined) return [];
  return "all" in when ? (when.all as readonly unknown[]) : [when];
}

const isBecoming = (part: unknown, field: string | null): boolean => {
  const { field: of, op } = part as { readonly field?: string; readonly op?: string };
  return field !== null && of === field && op === "changedTo";
};

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
