import { expect, it } from "vitest";
import { readRole } from "../role/role-document.ts";
import { roleView } from "./role-view.ts";

const PATHS = ["name", "cost", "items", "items.price"];

it("a role sees what its grants give, the most where there are several", () => {
  const role = readRole({
    kind: "role",
    key: "sales",
    title: "销售",
    grants: [
      { form: "order", actions: ["read"], scope: "own", fields: { "*": "read", cost: "hidden" } },
      { form: "crm.order", actions: ["create"], scope: "own", fields: { name: "write" } },
      { form: "other", actions: ["delete"], scope: "all", fields: { "*": "write" } },
    ],
  });
  expect(roleView(role, "crm", "crm.order", PATHS)).toEqual({
    fields: { name: "write", cost: "hidden", items: "read", "items.price": "read", "*": "hidden" },
    create: true,
    read: true,
  });
  expect(roleView(role, "crm", "crm.invoice", PATHS)).toMatchObject({ create: false, read: false });
});
