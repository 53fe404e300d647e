import { describe, expect, it } from "vitest";
import { newGrant, placeOf, readRole, rightOf, withAction, withRight, writeRole } from "./role-document.ts";

const SALES = {
  kind: "role",
  key: "sales",
  title: { "zh-CN": "销售", "en-US": "Sales" },
  "x-note": "kept",
  grants: [
    {
      form: "customer",
      actions: ["read", "update"],
      scope: { field: "level", op: "eq", value: "a" },
      fields: { "*": "write", cost: "hidden" },
      "x-why": "kept too",
    },
    { form: "product", actions: ["read"] },
  ],
  dashboards: ["sales"],
};

describe("a role document", () => {
  it("brings along what an action is nothing without, and takes it away with that", () => {
    const migrating = withAction(newGrant("rental"), "migrate", true);
    expect(migrating.actions).toEqual(["read", "import", "migrate"]);
    expect(withAction(migrating, "import", false).actions).toEqual(["read"]);
    expect(withAction(withAction(migrating, "export", true), "read", false).actions).toEqual(["import", "migrate"]);
  });

  it("keeps what it does not know", () => {
    const written = writeRole(readRole(SALES));
    expect(written).toMatchObject(SALES);
  });

  it("without a scope reaches no records, and is not widened by being written again", () => {
    expect(writeRole(readRole(SALES))["grants"]).toMatchObject([{}, { form: "product", scope: { any: [] } }]);
  });
});

describe("a grant", () => {
  it("says of comments only what is not taken for granted", () => {
    const grant = newGrant("customer");
    const written = (comments: typeof grant.comments) =>
      writeRole({ ...readRole(SALES), grants: [{ ...grant, comments }] })["grants"];
    expect(written("write")).toEqual([expect.not.objectContaining({ comments: expect.anything() })]);
    expect(written("manage")).toMatchObject([{ comments: "manage" }]);
    expect(readRole({ grants: [{ form: "customer", actions: ["read"], comments: "read" }] }).grants[0]?.comments).toBe(
      "read",
    );
  });

  it("brings reading along with what needs it, and takes it away together", () => {
    const more = withAction({ ...newGrant("customer"), actions: [] }, "export", true);
    expect(more.actions).toEqual(["read", "export"]);
    expect(withAction(more, "read", false).actions).toEqual([]);
    expect(withAction(withAction(more, "create", true), "read", false).actions).toEqual(["create"]);
  });

  it("gives a field its own right, or that of all others; a column never more than its table", () => {
    const grant = withRight(withRight(newGrant("contract"), "items", "read"), "items.price", "write");
    expect(rightOf(grant, "name")).toBe("read");
    expect(rightOf(grant, "items.price")).toBe("read");
    expect(rightOf(withRight(grant, "items.price", "hidden"), "items.price")).toBe("hidden");
    expect(rightOf(withRight(grant, "items", "hidden"), "items.qty")).toBe("hidden");
  });

  it("that says nothing of fields gives none; the first word about one leaves the others as they were", () => {
    const silent = { ...newGrant("contract"), fields: {} };
    expect(rightOf(silent, "name")).toBe("hidden");
    expect(withRight(silent, "cost", "read").fields).toEqual({ "*": "hidden", cost: "read" });
    expect(rightOf({ ...silent, fields: { name: "read" } }, "cost")).toBe("hidden");
  });
});

describe("a place", () => {
  it("is a grant and its part, or a part of the role", () => {
    expect(placeOf("/grants/2/fields/cost")).toEqual({ grant: 2, part: "fields/cost" });
    expect(placeOf("/dashboards/0")).toEqual({ grant: null, part: "dashboards/0" });
  });
});
