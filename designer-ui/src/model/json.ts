/** A JSON value as it travels in records and documents. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Whether two values are written alike; what is not there is null. */
export function sameJson(one: unknown, other: unknown): boolean {
  const [left, right] = [one ?? null, other ?? null];
  if (left === right) return true;
  // Most values are texts, which are compared without being written anew.
  return typeof left === "object" && typeof right === "object" && JSON.stringify(left) === JSON.stringify(right);
}

export type JsonObject = { readonly [key: string]: Json };
