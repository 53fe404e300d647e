import { lazily } from "../../kit/lazily.ts";
import type { ControlSettings } from "../setting.ts";

const ScopeSetting = lazily(() => import("./scope-setting.tsx").then((file) => file.ScopeSetting));

/** Which people, or which departments, may be chosen. */
export const scopeSettings = (people: boolean): ControlSettings => ({
  hints: [{ key: "scope", Input: ScopeSetting, props: { people } }],
});
