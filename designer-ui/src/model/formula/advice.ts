import { findSignature } from "./catalogue";
import { usageOf } from "./editing";
import type { FormulaProblem } from "./types";

/** What to say of a mistake: which sentence, and what it names. */
export interface Advice {
  /** The code of the problem, or `code.case` where what to do hangs on the case. */
  readonly key: string;
  readonly params: FormulaProblem["params"];
  /** Of these parameters, those that are types and have to be put into words. */
  readonly types: readonly string[];
}

const TEXTS: ReadonlySet<string> = new Set(["text", "option", "user", "department", "file"]);
const DAYS: ReadonlySet<string> = new Set(["date", "datetime"]);
const COMPARISONS: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">="]);

const isList = (type: string): boolean => type.startsWith("list:");
const isTextual = (type: string): boolean => TEXTS.has(type) || type.startsWith("ref:");
const isDay = (type: string): boolean => DAYS.has(type);

/** The sentence for a mistake, as precise as what is known of it: most mistakes are of a kind with one way out. */
export function adviceOn({ code, params }: Pick<FormulaProblem, "code" | "params">): Advice {
  const read = (name: string) => String(params[name] ?? "");
  const say = (kind: string, more: FormulaProblem["params"] = {}, types: readonly string[] = []): Advice => ({
    key: kind === "" ? code : `${code}.${kind}`,
    params: { ...params, ...more },
    types,
  });
  switch (code) {
    case "fx_operand_types":
      return say(betweenTypes(read("operator"), read("left"), read("right")), {}, ["left", "right"]);
    case "fx_operand_type":
      return say(ofType(read("operator"), read("type")), {}, ["type"]);
    case "fx_argument_type":
      return say(ofArgument(read("expected"), read("type")), {}, ["expected", "type"]);
    case "fx_result_type":
      return say(ofResult(read("expected"), read("type")), {}, ["expected", "type"]);
    case "fx_argument_count":
      return say(ofCount(params), { usage: usage(read("function")) });
    case "fx_mixed_types":
      return say("", {}, ["first", "type"]);
    case "fx_unexpected_end":
      return say(AT_END[read("expected")] ?? "value");
    case "fx_unexpected":
      return say(inPlace(read("expected"), read("found")));
    case "fx_unexpected_character":
      return say(CHARACTERS[read("character")] ?? "other");
    default:
      return say("");
  }
}

function betweenTypes(operator: string, left: string, right: string): string {
  if (isList(left) || isList(right)) return "rows";
  if (operator === "&&" || operator === "||") return "logic";
  if (COMPARISONS.has(operator)) return "compare";
  if (isTextual(left) || isTextual(right)) {
    if (isDay(left) || isDay(right)) return "day";
    return operator === "+" ? "join" : "number";
  }
  return isDay(left) && isDay(right) ? "days" : "other";
}

function ofType(operator: string, type: string): string {
  if (isList(type)) return "rows";
  if (operator === "!") return "logic";
  return isTextual(type) ? "number" : "other";
}

/** @param expected as the catalogue writes it, such as `number|date`, `M[]`, `row:bool` */
function ofArgument(expected: string, type: string): string {
  const plain = expected.replace(/^row:/, "");
  const wantsList = plain.split("|").every((one) => one.endsWith("[]"));
  if (wantsList) return isList(type) ? "other" : "list";
  if (isList(type) && !/[*\]]/.test(plain)) return "rows";
  return conversion(plain.replaceAll("*", ""), type);
}

function ofResult(expected: string, type: string): string {
  if (isList(type) && !isList(expected)) return "rows";
  return conversion(expected, type);
}

function conversion(expected: string, type: string): string {
  if ((expected === "number" || expected === "Q") && isTextual(type)) return "number";
  if (expected === "text" && !isList(type)) return "text";
  if ((isDay(expected) || expected === "P" || expected === "date|datetime") && isTextual(type)) return "day";
  return expected === "bool" ? "bool" : "other";
}

function ofCount({ min, max, actual }: FormulaProblem["params"]): string {
  if (Number(actual) < Number(min)) return "few";
  return Number(max) >= 0 ? "many" : "other";
}

function usage(name: string): string {
  const signature = findSignature(name);
  const pieces = signature ? usageOf(signature).map(({ text }) => text) : [];
  return `${name}(${pieces.join(", ")})`;
}

const AT_END: Readonly<Record<string, string>> = { ")": "close", ", )": "close", ", ]": "list", key: "key" };

function inPlace(expected: string, found: string): string {
  if (found === ")" || found === "]") return expected === "operator" ? "extra" : "value";
  if (expected === ")") return "close";
  if (expected === ", )" || expected === ", ]") return "comma";
  if (expected === "operator") return found === "," ? "outside" : "operator";
  return expected === "key" ? "key" : "value";
}

const CHARACTERS: Readonly<Record<string, string>> = {
  ";": "separator",
  "；": "separator",
  "'": "quote",
  "‘": "quote",
  "’": "quote",
  ":": "range",
  "：": "range",
  $: "range",
  "}": "brace",
  "｝": "brace",
};
