import type { ControlSettings } from "../../controls/setting.ts";

/** A control from elsewhere brings its schema along; the panel is made from it. */
export const settings: ControlSettings = {
  schema: {
    properties: {
      kind: { title: "能源", enum: ["fuel", "electric"], default: "fuel" },
      range: { title: "续航", type: "integer", minimum: 100, maximum: 2000, default: 500 },
      shared: { title: "共用车", type: "boolean" },
      remark: { title: "备注语", type: ["string", "object"] },
    },
    required: ["kind"],
  },
  begins: () => ({ kind: "electric" }),
  hints: [
    { key: "shared" },
    { key: "kind" },
    { key: "range", visibleWhen: { field: "kind", op: "eq", value: "electric" } },
  ],
};
