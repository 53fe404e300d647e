import { expect, it } from "vitest";
import { readRole } from "../role/role-document.ts";
import { roleView } from "./role-view.ts";

const PATHS = ["name", "cost", "items", "items.price"];

const SALES = readRole({
  kind: "role",
  key: "sales",
  title: "销售",
  grants: [
    { form: "order", actions: ["read"], scope: "own", fields: { "*": "read", cost: "hidden" } },
    { form: "crm.order", actions: ["create"], scope: "own", fields: { name: "write" } },
    { form: "other", actions: ["delete"], scope: "all", fields: { "*": "write" } },
  ],
});
const FINANCE = readRole({
  kind: "role",
  key: "finance",
  title: "财务",
  grants: [{ form: "crm.order", actions: ["update"], scope: "all", fields: { cost: "write" } }],
});

it("a role sees what its grants give, the most where there are several", () => {
  const roles = new Map([["crm.sales", SALES]]);
  expect(roleView(roles, "crm.order", PATHS)).toEqual({
    fields: { name: "write", cost: "hidden", items: "read", "items.price": "read", "*": "hidden" },
    create: true,
    read: true,
  });
  expect(roleView(roles, "crm.invoice", PATHS)).toMatchObject({ create: false, read: false });
});

it("a person sees what all of their roles give together, of other applications too", () => {
  const roles = new Map([
    ["crm.sales", SALES],
    ["money.finance", FINANCE],
  ]);
  expect(roleView(roles, "crm.order", PATHS).fields).toMatchObject({ name: "write", cost: "write", items: "read" });
  expect(roleView(new Map(), "crm.order", PATHS)).toMatchObject({ create: false, read: false });
});
