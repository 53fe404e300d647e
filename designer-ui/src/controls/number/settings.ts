import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = { begins: () => ({ scale: 0 }) };
