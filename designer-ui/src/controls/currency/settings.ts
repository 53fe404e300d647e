import { lazy } from "react";
import { usualCurrencies } from "../../model/designer/currency-options.ts";
import type { Json } from "../../model/json.ts";
import type { ControlSettings } from "../setting.ts";

const CurrenciesSetting = lazy(() =>
  import("./currencies-setting.tsx").then((file) => ({ default: file.CurrenciesSetting })),
);

export const settings: ControlSettings = {
  begins: () => ({ options: usualCurrencies() as unknown as Json }),
  hints: [{ key: "options", label: "currencies", Input: CurrenciesSetting }],
};
