import { registerKind } from "../model/form/kinds.ts";
import type { Control } from "./control.ts";

const known = new Map<string, Control>();
const lent = new Map<string, Control>();

/** Called by the catalogue; a sub-table looks its columns up here without knowing the catalogue. */
export function registerControls(controls: readonly Control[]): void {
  for (const control of controls) {
    known.set(control.type, control);
    if (control.kind) registerKind(control.type, control.kind);
  }
}

/** Kinds of field for the forms of settings alone: drawn like any other, in no palette. */
export function registerSettingControls(controls: readonly Control[]): void {
  for (const control of controls) {
    lent.set(control.type, control);
    if (control.kind) registerKind(control.type, control.kind);
  }
}

/** The control of a field; a type this build does not know is shown as text. */
export function controlOf(type: string): Control {
  const control = known.get(type) ?? lent.get(type) ?? known.get("text");
  if (!control) throw new Error("the catalogue of controls has not been loaded");
  return control;
}

export const allControls = (): readonly Control[] => [...known.values()];
