import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = {
  begins: () => ({ scale: 2 }),
  hints: [
    { key: "currencyField", control: "setting.said-currency", span: 12 },
    { key: "currency", control: "setting.currency", visibleWhen: { field: "currencyField", op: "empty" } },
  ],
};
