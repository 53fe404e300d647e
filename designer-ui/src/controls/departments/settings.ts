import { scopeSettings } from "../user/scope.ts";

export const settings = scopeSettings(false);
