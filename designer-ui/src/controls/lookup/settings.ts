import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = {
  hints: [
    { key: "via", control: "setting.lookup-via" },
    { key: "field", control: "setting.lookup-field" },
    { key: "function", control: "setting.lookup-function" },
    { key: "currencyField", control: "setting.looked-up-currency" },
  ],
};
