import { registerKind } from "../model/form/kinds.ts";
import { USUAL } from "../model/form/usual.ts";
import type { Control } from "./control.ts";

const known = new Map<string, Control>();
const lent = new Map<string, Control>();

function register(into: Map<string, Control>, controls: readonly Control[]): void {
  for (const control of controls) {
    into.set(control.type, control);
    if (control.kind) registerKind(control.type, control.kind);
    register(lent, Object.values(control.asking?.parts ?? {}));
  }
}

/** Called by the catalogue; a sub-table looks its columns up here without knowing the catalogue. */
export const registerControls = (controls: readonly Control[]): void => register(known, controls);

/** Kinds of field for the forms of settings alone: drawn like any other, in no palette. */
export const registerSettingControls = (controls: readonly Control[]): void => register(lent, controls);

/** The control of a field; a type this build does not know is shown as text. */
export function controlOf(type: string): Control {
  const control = known.get(type) ?? lent.get(type) ?? known.get(USUAL.TEXT);
  if (!control) throw new Error("the catalogue of controls has not been loaded");
  return control;
}

export const allControls = (): readonly Control[] => [...known.values()];
