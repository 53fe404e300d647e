import { USUAL } from "../../model/form/usual.ts";
import type { ControlSettings } from "../setting.ts";

/** The ends of a slider are typed. */
export const settings: ControlSettings = {
  hints: [
    { key: "min", control: USUAL.NUMBER },
    { key: "max", control: USUAL.NUMBER },
  ],
};
