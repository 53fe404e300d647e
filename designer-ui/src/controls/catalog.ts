import { type Control, PALETTE } from "./control.ts";
import { registerControls } from "./registry.ts";
import "./controls.css";

/** A folder with a `control.ts` is a kind of field; nothing else has to know of it. */
const discovered = import.meta.glob<{ readonly control: Control }>("./*/control.ts", { eager: true });

const LAST = 100;
const rank = ({ group = "advanced", place = LAST }: Control): number => PALETTE.indexOf(group) * LAST + place;

/** In the order of the palette: the usual ones of a group first, the others as they are called. */
registerControls(
  Object.values(discovered)
    .map(({ control }) => control)
    .toSorted((one, other) => rank(one) - rank(other)),
);
