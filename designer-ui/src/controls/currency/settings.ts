import { lazily } from "../../kit/lazily.ts";
import { usualCurrencies } from "../../model/designer/currency-options.ts";
import type { Json } from "../../model/json.ts";
import type { ControlSettings } from "../setting.ts";

const CurrenciesSetting = lazily(() => import("./currencies-setting.tsx").then((file) => file.CurrenciesSetting));

export const settings: ControlSettings = {
  begins: () => ({ options: usualCurrencies() as unknown as Json }),
  hints: [{ key: "options", label: "currencies", Input: CurrenciesSetting }],
};
