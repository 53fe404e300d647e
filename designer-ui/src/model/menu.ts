import type { LocalizedText } from "./localized-text.ts";

export interface MenuItem {
  readonly key: string;
  readonly title?: LocalizedText;
  readonly icon?: string;
  readonly form?: string;
  readonly view?: string;
  readonly dashboard?: string;
  readonly items?: readonly MenuItem[];
}

export interface Application {
  readonly pkg: string;
  readonly title: LocalizedText;
  readonly icon?: string;
  readonly menu: { readonly items: readonly MenuItem[] } | null;
}

/** A bare key means the same package. */
export function qualified(pkg: string, key: string): string {
  return key.includes(".") ? key : `${pkg}.${key}`;
}

/** The package of a qualified key: everything before the last dot. */
export function packageOf(key: string): string {
  const dot = key.lastIndexOf(".");
  return dot === -1 ? "" : key.slice(0, dot);
}
