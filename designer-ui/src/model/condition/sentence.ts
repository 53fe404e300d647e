import { parseRelativeTime, type RelativeTime, type Shift } from "./relative-time";
import { type Comparison, type Condition, isLiteral, isMany, type Literal, type Operand } from "./types";
import type { ConditionWords } from "./words";

/** How the reader of a sentence knows fields and values. */
export interface ConditionLabels {
  /** The label of a field, such as 客户.级别 for `customer.level`. */
  field(path: string): string;
  /** What stands for a text literal that the field is compared with; undefined to show it as it is. */
  value(path: string, literal: string): string | undefined;
  /** A formula with its fields called by their labels; as it is written unless it is given. */
  formula?(source: string): string;
}

interface Speaker {
  readonly labels: ConditionLabels;
  readonly words: ConditionWords;
}

/** A condition as a sentence: 预计金额 大于等于 50,000 且 客户.级别 属于 A、B. */
export function describeCondition(condition: Condition, labels: ConditionLabels, words: ConditionWords): string {
  return describe(condition, { labels, words });
}

/** What a field is compared with or set to: 王芳, 3 天前, {单价}*2. */
export function describeOperand(
  path: string,
  operand: Operand,
  labels: ConditionLabels,
  words: ConditionWords,
): string {
  return describeValue(path, operand, { labels, words });
}

function describe(condition: Condition, speaker: Speaker): string {
  if ("all" in condition) {
    return condition.all.length === 0 ? say(speaker, "always") : joined(condition.all, "and", speaker);
  }
  if ("any" in condition) {
    return condition.any.length === 0 ? say(speaker, "never") : joined(condition.any, "or", speaker);
  }
  if ("not" in condition) {
    return say(speaker, "not", describe(condition.not, speaker));
  }
  if ("rows" in condition) {
    const { rows: table, where } = condition;
    const { labels } = speaker;
    const columns: ConditionLabels = {
      ...labels,
      field: (path) => labels.field(`${table}.${path}`),
      value: (path, text) => labels.value(`${table}.${path}`, text),
    };
    return say(speaker, "rows", labels.field(table), describe(where, { ...speaker, labels: columns }));
  }
  return "expr" in condition ? formula(condition.expr, speaker) : describeComparison(condition, speaker);
}

function describeComparison({ field, op, value }: Comparison, speaker: Speaker): string {
  const word = `op.${op}`;
  const label = speaker.labels.field(field);
  if (value === undefined) {
    return say(speaker, word, label);
  }
  if ((op === "between" || op === "near") && isMany(value)) {
    return say(speaker, word, label, ...value.map((end) => describeValue(field, end, speaker)));
  }
  const isKnown =
    op === "startsWith" && typeof value === "string" && (speaker.labels.value(field, value) ?? value) !== value;
  return say(
    speaker,
    isKnown ? "op.isIn" : word,
    label,
    op === "within" ? period(String(value), speaker) : describeValue(field, value, speaker),
  );
}

function joined(conditions: readonly Condition[], word: string, speaker: Speaker): string {
  const [only] = conditions;
  return conditions.length === 1 && only
    ? describe(only, speaker)
    : conditions.map((condition) => part(condition, speaker)).join(say(speaker, word));
}

/** A group inside a group stands in parentheses unless it reads as one comparison. */
function part(condition: Condition, speaker: Speaker): string {
  const sentence = describe(condition, speaker);
  const several = ("all" in condition && condition.all.length > 1) || ("any" in condition && condition.any.length > 1);
  return several ? say(speaker, "group", sentence) : sentence;
}

function describeValue(path: string, operand: Operand, speaker: Speaker): string {
  if (isMany(operand)) {
    return operand.length === 0
      ? say(speaker, "nothing")
      : operand.map((each) => describeValue(path, each, speaker)).join(say(speaker, "list"));
  }
  if (isLiteral(operand)) {
    return literal(path, operand, speaker);
  }
  if ("field" in operand) {
    return speaker.labels.field(operand.field);
  }
  if ("expr" in operand) {
    return formula(operand.expr, speaker);
  }
  if ("var" in operand) {
    return speaker.words[`var.${operand.var}`] ?? operand.var;
  }
  const time = parseRelativeTime(operand.relative);
  return time ? relative(time, speaker) : operand.relative;
}

function formula(source: string, speaker: Speaker): string {
  return say(speaker, "formula", speaker.labels.formula?.(source) ?? source);
}

function literal(path: string, value: Literal, speaker: Speaker): string {
  if (typeof value === "number") {
    return grouped(value);
  }
  return typeof value === "boolean" ? say(speaker, String(value)) : (speaker.labels.value(path, value) ?? value);
}

function relative({ anchor, shifts }: RelativeTime, speaker: Speaker): string {
  const [only] = shifts;
  if (only && shifts.length === 1 && (anchor === "now" || anchor === "today")) {
    return say(speaker, only.amount < 0 ? "ago" : "ahead", length(only, speaker));
  }
  return shifts.reduce(
    (said, shift) => say(speaker, shift.amount < 0 ? "minus" : "plus", said, length(shift, speaker)),
    say(speaker, `anchor.${anchor}`),
  );
}

function length({ amount, unit }: Shift, speaker: Speaker): string {
  const name = `unit.${unit}`;
  const one = `${name}.one`;
  return say(speaker, Math.abs(amount) === 1 && one in speaker.words ? one : name, String(Math.abs(amount)));
}

function period(name: string, speaker: Speaker): string {
  const counted = /^(last|next)(\d+)d$/.exec(name);
  return counted
    ? say(speaker, `period.${counted[1]}Days`, counted[2] ?? "")
    : (speaker.words[`period.${name}`] ?? name);
}

/** Thousands apart, all decimals. */
function grouped(value: number): string {
  return new Intl.NumberFormat("en-US", { maximumFractionDigits: 20 }).format(value);
}

function say({ words }: Speaker, key: string, ...parts: readonly string[]): string {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, index: string) => parts[Number(index)] ?? "");
}
