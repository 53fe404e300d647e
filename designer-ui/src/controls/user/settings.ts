import { scopeSettings } from "./scope.ts";

export const settings = scopeSettings(true);
