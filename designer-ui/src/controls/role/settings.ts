import { lazily } from "../../kit/lazily.ts";
import type { ControlSettings } from "../setting.ts";

const RolesSetting = lazily(() => import("./roles-setting.tsx").then((file) => file.RolesSetting));

export const settings: ControlSettings = { hints: [{ key: "roles", Input: RolesSetting }] };
