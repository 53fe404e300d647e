import type { ControlSettings } from "../setting.ts";

/** The ends of a slider are typed. */
export const settings: ControlSettings = {
  hints: [
    { key: "min", control: "number" },
    { key: "max", control: "number" },
  ],
};
