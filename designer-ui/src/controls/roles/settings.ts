import { lazy } from "react";
import type { ControlSettings } from "../setting.ts";

const RolesSetting = lazy(() => import("../role/roles-setting.tsx").then((file) => ({ default: file.RolesSetting })));

export const settings: ControlSettings = {
  begins: () => ({}),
  hints: [{ key: "roles", Input: RolesSetting }],
};
