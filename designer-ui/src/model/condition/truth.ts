import type { Truth } from "./types";

export function truthOf(known: boolean): Truth {
  return known ? "TRUE" : "FALSE";
}

export function and(one: Truth, other: Truth): Truth {
  if (one === "FALSE" || other === "FALSE") {
    return "FALSE";
  }
  return one === "TRUE" ? other : one;
}

export function or(one: Truth, other: Truth): Truth {
  return negated(and(negated(one), negated(other)));
}

/** The opposite; what is unknown stays unknown. */
export function negated(truth: Truth): Truth {
  if (truth === "UNKNOWN") {
    return truth;
  }
  return truth === "TRUE" ? "FALSE" : "TRUE";
}
