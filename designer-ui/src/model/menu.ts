export type { Application, MenuItem } from "./generated/rest.ts";

/** A bare key means the same package. */
export function qualified(pkg: string, key: string): string {
  return key.includes(".") ? key : `${pkg}.${key}`;
}

/** The package of a qualified key: everything before the last dot. */
export function packageOf(key: string): string {
  const dot = key.lastIndexOf(".");
  return dot === -1 ? "" : key.slice(0, dot);
}
