import { expect, it } from "vitest";
import { isFlowOf, stepsOf } from "./flow-nodes.ts";

const FLOW = {
  kind: "flow",
  key: "approval",
  form: "order",
  nodes: [
    { id: "start", type: "start" },
    { id: "lead", type: "approve", title: { "zh-CN": "主管" }, fields: { "*": "read", price: "hidden" } },
    {
      id: "size",
      type: "choice",
      branches: [
        { id: "large", nodes: [{ id: "cash", type: "approve", title: "财务", fields: { note: "required" } }] },
        { id: "small", otherwise: true, nodes: [{ id: "told", type: "cc" }] },
      ],
    },
    { id: "end", type: "end" },
  ],
};

it("steps of approval are found in their order, inside branches too; what a step does not name it may read", () => {
  expect(stepsOf(FLOW)).toEqual([
    { id: "lead", title: { "zh-CN": "主管" }, fields: { "*": "read", price: "hidden" } },
    { id: "cash", title: "财务", fields: { "*": "read", note: "required" } },
  ]);
  expect(stepsOf({})).toEqual([]);
});

it("a flow belongs to the form that it names, in its own application or another", () => {
  expect(isFlowOf("shop.order", "shop.approval", FLOW)).toBe(true);
  expect(isFlowOf("shop.order", "other.approval", FLOW)).toBe(false);
  expect(isFlowOf("shop.order", "other.approval", { form: "shop.order" })).toBe(true);
});
