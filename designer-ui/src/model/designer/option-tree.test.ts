import { describe, expect, it } from "vitest";
import type { Option } from "../form-shape.ts";
import { treeFrom, treeText, withAliases } from "./option-tree.ts";

const TREE: readonly Option[] = [
  {
    key: "east",
    label: { "zh-CN": "华东", "en-US": "East" },
    aliases: ["东区"],
    children: [
      { key: "shanghai", label: "上海", aliases: ["沪", "申"], color: "blue" },
      { key: "hangzhou", label: "杭州", retired: true },
    ],
  },
];

describe("options written as an indented list", () => {
  it("stay what they were where their words stay: aliases, colours and what nobody may choose any more", () => {
    expect(treeFrom(treeText(TREE), TREE)).toEqual(TREE);
    const more = treeFrom(`${treeText(TREE)}\n  苏州`, TREE);
    expect(more[0]?.children?.slice(0, 2)).toEqual(TREE[0]?.children);
    expect(more[0]?.children?.[2]).toEqual({ key: "option_1", label: "苏州" });
  });

  it("take other words for one of them and leave the others alone", () => {
    const told = withAliases(TREE, "hangzhou", ["杭", "武林"]);
    expect(told[0]?.children?.[1]).toEqual({ key: "hangzhou", label: "杭州", retired: true, aliases: ["杭", "武林"] });
    expect(told[0]?.children?.[0]).toEqual(TREE[0]?.children?.[0]);
    expect(withAliases(told, "hangzhou", [])).toEqual(TREE);
  });
});
