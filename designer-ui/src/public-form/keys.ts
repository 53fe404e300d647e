/** What the passwords of links were exchanged for, as long as the tab lives; also where the browser keeps nothing. */
const held = new Map<string, string>();

const nameOf = (token: string) => `public-key.${token}`;

function kept(token: string): string | null {
  try {
    return sessionStorage.getItem(nameOf(token));
  } catch {
    return null;
  }
}

/** Empty where none is needed, or none is there yet. */
export const keyOf = (token: string): string => held.get(token) ?? kept(token) ?? "";

export function keepKey(token: string, key: string): void {
  held.set(token, key);
  try {
    sessionStorage.setItem(nameOf(token), key);
  } catch {
    // The page has it until it is loaded again.
  }
}
