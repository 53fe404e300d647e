import { lazy } from "react";
import type { ControlSettings } from "../setting.ts";

const BoundSetting = lazy(() => import("./bound-setting.tsx").then((file) => ({ default: file.BoundSetting })));
const WeekdaysSetting = lazy(() =>
  import("./weekdays-setting.tsx").then((file) => ({ default: file.WeekdaysSetting })),
);

/** Which days may be given, or which moments. */
export const daySettings = (moment: boolean): ControlSettings => ({
  moving: true,
  hints: [
    { key: "min", label: "earliest", Input: BoundSetting, props: { moment }, span: 12 },
    { key: "max", label: "latest", Input: BoundSetting, props: { moment }, span: 12 },
    { key: "weekdays", Input: WeekdaysSetting },
  ],
});
