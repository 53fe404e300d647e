import { describe, expect, it } from "vitest";
import { roleDifferences } from "./role-diff.ts";
import { type Grant, newGrant, readRole, withAction, withRight } from "./role-document.ts";

const role = (...grants: readonly Grant[]) => ({ ...readRole({ title: "内勤" }), grants });
const rental = newGrant("rental");

describe("the difference of two roles", () => {
  it("is everything when there was none, and nothing when they are the same", () => {
    expect(roleDifferences(null, role(rental))).toEqual([{ about: "grant", what: "added", grant: rental }]);
    expect(roleDifferences(role(rental), role({ ...rental }))).toEqual([]);
  });

  it("tells actions, records and rights of one form together", () => {
    const next = withRight({ ...withAction(rental, "update", true), scope: "all" }, "total", "hidden");
    expect(roleDifferences(role(rental), role(next))).toEqual([
      {
        about: "change",
        form: "rental",
        allowed: ["update"],
        forbidden: [],
        scope: { from: "own", to: "all" },
        rights: [["total", "read", "hidden"]],
      },
    ]);
  });

  it("tells what may be done about comments", () => {
    expect(roleDifferences(role(rental), role({ ...rental, comments: "manage" }))).toEqual([
      {
        about: "change",
        form: "rental",
        allowed: [],
        forbidden: [],
        comments: { from: "write", to: "manage" },
        rights: [],
      },
    ]);
  });

  it("tells a second grant of a form from the first", () => {
    const second = { ...rental, scope: "all" } as const;
    expect(roleDifferences(role(rental, second), role(rental))).toEqual([
      { about: "grant", what: "removed", grant: second },
    ]);
  });
});
