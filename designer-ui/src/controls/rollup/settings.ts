import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = {
  hints: [
    { key: "form" },
    { key: "via", control: "setting.rollup-via" },
    { key: "function" },
    {
      key: "field",
      control: "setting.rollup-field",
      visibleWhen: { field: "function", op: "ne", value: "count" },
    },
    { key: "window", control: "setting.window" },
    { key: "where", control: "setting.where" },
  ],
};
