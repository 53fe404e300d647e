import { type NodeSettings, TITLE } from "../../designer/form/nodes/node-settings.ts";

/** A kind of node from elsewhere brings its schema along: shows that its panel needs nothing else. */
export const settings: NodeSettings = {
  kind: "weather",
  schema: {
    properties: {
      title: { type: ["string", "object"] },
      "place.city": { title: "城市", type: "string", maxLength: 50 },
      days: { title: "天数", type: "integer", minimum: 1, maximum: 14, default: 3 },
      unit: { title: "温标", enum: ["celsius", "fahrenheit"], default: "celsius" },
      wind: { title: "显示风力", type: "boolean" },
    },
    required: ["place.city"],
  },
  hints: [
    TITLE,
    { key: "place.city" },
    { key: "wind" },
    { key: "days", visibleWhen: { field: "place_city", op: "notEmpty" } },
    { key: "unit" },
  ],
};
