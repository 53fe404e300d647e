import type { PublicInput } from "./input.ts";

const found = import.meta.glob<PublicInput>("./inputs/*.tsx", { eager: true, import: "input" });

/** The input of a control that is filled in otherwise than what has values of its kind. */
export const ownInput = (type: string): PublicInput | undefined => found[`./inputs/${type}.tsx`];
