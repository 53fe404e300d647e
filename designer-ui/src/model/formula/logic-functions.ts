import type { Arguments } from "./arguments";
import { equal } from "./comparison";
import { isError } from "./errors";
import { type FxFunction, strict } from "./function";
import type { FxValue } from "./types";
import { asBool, isBlank, isList } from "./values";

/** Functions that choose what to evaluate. */
export const LOGIC_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  IF: choose,
  IFS: firstThatHolds,
  SWITCH: firstEqual,
  AND: (args) => until(args, false),
  OR: (args) => until(args, true),
  NOT: strict((args) => !asBool(args.value(0))),
  XOR: strict((args) => args.spread().filter(asBool).length % 2 === 1),
  IFERROR: ifError,
  ISERROR: (args) => isError(args.lazily(0)),
  ISBLANK: (args) => isBlank(args.lazily(0)),
  COALESCE: firstPresent,
};

function choose(args: Arguments): FxValue {
  const condition = args.lazily(0);
  if (isError(condition)) return condition;
  if (asBool(condition)) return args.lazily(1);
  return args.count > 2 ? args.lazily(2) : null;
}

function firstThatHolds(args: Arguments): FxValue {
  for (let i = 0; i < args.count; i += 2) {
    const condition = args.lazily(i);
    if (isError(condition)) return condition;
    if (asBool(condition)) return args.lazily(i + 1);
  }
  return null;
}

function firstEqual(args: Arguments): FxValue {
  const value = args.lazily(0);
  if (isError(value)) return value;
  for (let i = 1; i + 1 < args.count; i += 2) {
    const candidate = args.lazily(i);
    if (isError(candidate)) return candidate;
    if (equal(value, args.type(0), candidate, args.type(i))) return args.lazily(i + 1);
  }
  return args.count % 2 === 0 ? args.lazily(args.count - 1) : null;
}

/** Looks for the truth value that settles the matter: FALSE for AND, TRUE for OR. */
function until(args: Arguments, settling: boolean): FxValue {
  for (let i = 0; i < args.count; i++) {
    const value = args.lazily(i);
    if (isError(value)) return value;
    const isSettled = isList(value) ? value.includes(settling) : asBool(value) === settling;
    if (isSettled) return settling;
  }
  return !settling;
}

function ifError(args: Arguments): FxValue {
  const value = args.lazily(0);
  return isError(value) ? args.lazily(1) : value;
}

function firstPresent(args: Arguments): FxValue {
  for (let i = 0; i < args.count; i++) {
    const value = args.lazily(i);
    if (!isBlank(value)) return value;
  }
  return null;
}
