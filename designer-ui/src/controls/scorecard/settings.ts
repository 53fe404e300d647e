import { lazy } from "react";
import type { ControlSettings } from "../setting.ts";

const RowsSetting = lazy(() => import("./rows-setting.tsx").then((file) => ({ default: file.RowsSetting })));

export const settings: ControlSettings = { hints: [{ key: "rows", Input: RowsSetting }] };
