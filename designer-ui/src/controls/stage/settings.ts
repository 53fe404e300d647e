import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = { hints: [{ key: "options", control: "setting.stages" }] };
