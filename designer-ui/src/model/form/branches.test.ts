import { describe, expect, it } from "vitest";
import type { Option } from "../form-shape.ts";
import { topmost, withBelow } from "./branches.ts";

const east: Option = {
  key: "east",
  label: "东区",
  children: [
    { key: "sh", label: "上海" },
    { key: "zj", label: "浙江", children: [{ key: "hz", label: "杭州" }] },
  ],
};
const tree: readonly Option[] = [east, { key: "west", label: "西区" }];

describe("a branch of a tree", () => {
  it("stands for everything below it", () => {
    expect(withBelow(tree, ["east"])).toEqual(["east", "sh", "zj", "hz"]);
    expect(withBelow(tree, ["zj", "west"])).toEqual(["zj", "hz", "west"]);
    expect(withBelow(tree, ["hz", "gone"])).toEqual(["hz", "gone"]);
  });

  it("is all that is shown of a whole one", () => {
    expect(topmost(tree, ["east", "sh", "zj", "hz"])).toEqual(["east"]);
    expect(topmost(tree, ["zj", "hz", "west"])).toEqual(["zj", "west"]);
    expect(topmost(tree, ["east"])).toEqual(["east"]);
    expect(topmost(tree, ["gone", "sh"])).toEqual(["sh", "gone"]);
  });
});
