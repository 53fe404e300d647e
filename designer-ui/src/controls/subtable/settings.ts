import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = { hints: [{ key: "fields", control: "setting.columns" }] };
