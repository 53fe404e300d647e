import type { Control } from "./control.ts";
import { registerControls } from "./registry.ts";
import "./controls.css";

/** A folder with a `control.ts` is a kind of field; nothing else has to know of it. */
const discovered = import.meta.glob<{ readonly control: Control }>("./*/control.ts", { eager: true });

registerControls(Object.values(discovered).map(({ control }) => control));
