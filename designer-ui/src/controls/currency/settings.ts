import { lazy } from "react";
import type { ControlSettings } from "../setting.ts";

const CurrenciesSetting = lazy(() =>
  import("./currencies-setting.tsx").then((file) => ({ default: file.CurrenciesSetting })),
);

export const settings: ControlSettings = { hints: [{ key: "options", label: "currencies", Input: CurrenciesSetting }] };
