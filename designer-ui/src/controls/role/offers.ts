import type { Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { type LocalizedText, textOf } from "../../model/localized-text.ts";

/** A role by its qualified key, and what the form calls it. */
export interface Offer {
  readonly role: string;
  readonly label: LocalizedText;
}

export const offersOf = ({ props }: Field): readonly Offer[] => offersIn(props?.["roles"]);

export function offersIn(setting: Json | undefined): readonly Offer[] {
  return Array.isArray(setting) ? (setting as unknown as readonly Offer[]) : [];
}

export function roleLabel(field: Field, role: string, language: string): string {
  const offer = offersOf(field).find((each) => each.role === role);
  return offer ? textOf(offer.label, language) : role;
}

export const readRole = (text: string, field: Field): Reading => ({ value: roleNamed(field, text.trim()) });

/** The role that is called so, in whichever language; the text itself where none is. */
export function roleNamed(field: Field, name: string): string {
  const found = offersOf(field).find(({ label }) =>
    typeof label === "string" ? label === name : Object.values(label).includes(name),
  );
  return found?.role ?? name;
}
