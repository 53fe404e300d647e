import { lazy } from "react";
import type { ControlSettings } from "../setting.ts";

const ScopeSetting = lazy(() => import("./scope-setting.tsx").then((file) => ({ default: file.ScopeSetting })));

/** Which people, or which departments, may be chosen. */
export const scopeSettings = (people: boolean): ControlSettings => ({
  hints: [{ key: "scope", Input: ScopeSetting, props: { people } }],
});
