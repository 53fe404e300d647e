import { daySettings } from "../date/day-settings.ts";

export const settings = daySettings(true);
