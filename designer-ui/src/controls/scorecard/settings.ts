import { lazily } from "../../kit/lazily.ts";
import type { ControlSettings } from "../setting.ts";

const RowsSetting = lazily(() => import("./rows-setting.tsx").then((file) => file.RowsSetting));

export const settings: ControlSettings = { hints: [{ key: "rows", Input: RowsSetting }] };
