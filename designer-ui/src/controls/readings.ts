import type { Reading } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { halfWidth } from "./half-width.ts";

/** A reader of texts that first brings them into half-width form. */
export const reading =
  (read: (text: string, field: Field) => Json | undefined, problem: string) =>
  (text: string, field: Field): Reading => {
    const value = read(halfWidth(text), field);
    return value === undefined ? { problem } : { value };
  };

/** Pasting uses the same reader as checking: blank text is blank, what cannot be read is refused. */
export const pasting =
  (read: (text: string, field: Field) => Reading) =>
  (text: string, field: Field): Json | undefined => {
    if (text.trim() === "") return null;
    const found = read(text, field);
    return "value" in found ? found.value : undefined;
  };
