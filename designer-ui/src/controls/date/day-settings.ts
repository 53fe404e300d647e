import { lazy } from "react";
import type { Setting } from "../control.ts";

/** Which days and moments may be given. */
export const daySettings: readonly Setting[] = [
  {
    key: "min",
    kind: "own",
    label: "earliest",
    Editor: lazy(() => import("./bound-setting.tsx").then((file) => ({ default: file.EarliestSetting }))),
  },
  {
    key: "max",
    kind: "own",
    label: "latest",
    Editor: lazy(() => import("./bound-setting.tsx").then((file) => ({ default: file.LatestSetting }))),
  },
  {
    key: "weekdays",
    kind: "own",
    Editor: lazy(() => import("./weekdays-setting.tsx").then((file) => ({ default: file.WeekdaysSetting }))),
  },
  { key: "workingDays", kind: "switch" },
];
