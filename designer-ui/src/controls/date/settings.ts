import { daySettings } from "./day-settings.ts";

export const settings = daySettings(false);
