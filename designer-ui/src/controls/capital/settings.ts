import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = {
  hints: [{ key: "of", control: "setting.field", props: { of: ["NUMBER"] } }],
};
