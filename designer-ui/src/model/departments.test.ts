import { describe, expect, it } from "vitest";
import { departmentTree, withBelow } from "./departments.ts";

const unit = (id: string, parent?: string) => (parent === undefined ? { id } : { id, parent });

describe("departments", () => {
  it("stand below their parents; one with an unknown parent stands at the top", () => {
    const tree = departmentTree([unit("b", "a"), unit("a"), unit("c", "b"), unit("lost", "gone")]);
    expect(tree.map(({ department }) => department.id)).toEqual(["a", "lost"]);
    expect(tree[0]?.children[0]?.children[0]?.department.id).toBe("c");
  });

  it("reach down to the lowest, and a circle ends", () => {
    expect([...withBelow([unit("c", "b"), unit("b", "a"), unit("a")], "a")].sort()).toEqual(["a", "b", "c"]);
    expect([...withBelow([unit("a", "b"), unit("b", "a")], "a")].sort()).toEqual(["a", "b"]);
  });
});
