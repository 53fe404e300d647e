import { lazy } from "react";
import type { Setting } from "../control.ts";

/** Which people or departments may be chosen. */
export const scopeSetting: Setting = {
  key: "scope",
  kind: "own",
  Editor: lazy(() => import("./scope-setting.tsx").then((file) => ({ default: file.ScopeSetting }))),
};
