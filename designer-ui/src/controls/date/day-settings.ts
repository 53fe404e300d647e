import { lazily } from "../../kit/lazily.ts";
import type { ControlSettings } from "../setting.ts";

const BoundSetting = lazily(() => import("./bound-setting.tsx").then((file) => file.BoundSetting));
const WeekdaysSetting = lazily(() => import("./weekdays-setting.tsx").then((file) => file.WeekdaysSetting));

/** Which days may be given, or which moments. */
export const daySettings = (moment: boolean): ControlSettings => ({
  moving: true,
  hints: [
    { key: "min", label: "earliest", Input: BoundSetting, props: { moment }, span: 12 },
    { key: "max", label: "latest", Input: BoundSetting, props: { moment }, span: 12 },
    { key: "weekdays", Input: WeekdaysSetting },
  ],
});
