import { describe, expect, it } from "vitest";
import type { Edit } from "./command.ts";
import { contract } from "./contract.fixture.ts";
import { convertible } from "./convertible.ts";
import type { FormDocument } from "./document.ts";
import { setType } from "./field-commands.ts";
import { nameOfNode, nodesOf, placedNodes } from "./layout.ts";
import { addField, addPart, addSection, moveNode, moveNodes, nudge } from "./layout-commands.ts";
import { removeItems } from "./removing-commands.ts";

const edited = (document: FormDocument, edit: Edit) => edit.run(document).document;
const names = (document: FormDocument) => placedNodes(nodesOf(document)).map(({ node }) => nameOfNode(node));
const END = { section: null, before: null };

const tabbed = edited(contract, addSection({ kind: "tabs", title: "标签页", parts: ["一", "二"], target: END }));

describe("tabs, steps, texts and dividers", () => {
  it("begin with two parts that fields can stand in", () => {
    expect(names(tabbed).slice(-3)).toEqual(["section:tabs_1", "section:tab_1", "section:tab_2"]);
    const filled = edited(
      tabbed,
      addField({ field: { type: "text", title: "备注" }, target: { section: "tab_2", before: null } }),
    );
    expect(names(filled).slice(-2)).toEqual(["section:tab_2", "field:text_1"]);
    expect(names(edited(filled, addPart({ container: "tabs_1", title: "三" }))).at(-1)).toBe("section:tab_3");
  });

  it("keep their parts, and stand outside of sections", () => {
    expect(edited(tabbed, moveNode({ name: "section:tab_1", target: { section: "base", before: null } }))).toBe(tabbed);
    expect(edited(tabbed, moveNode({ name: "section:tabs_1", target: { section: "base", before: null } }))).toBe(
      tabbed,
    );
    expect(edited(tabbed, moveNode({ name: "field:name", target: { section: "tabs_1", before: null } }))).toBe(tabbed);
    const swapped = edited(tabbed, nudge({ name: "section:tab_2", direction: "back" }));
    expect(names(swapped).slice(-2)).toEqual(["section:tab_2", "section:tab_1"]);
  });

  it("stand between fields when they hold none", () => {
    const divided = edited(
      contract,
      addSection({ kind: "divider", title: "线", target: { section: "base", before: "field:kind" } }),
    );
    expect(names(divided).slice(0, 5)).toEqual([
      "section:base",
      "field:no",
      "field:name",
      "section:divider_1",
      "field:kind",
    ]);
  });
});

describe("several at once", () => {
  it("are moved in their order and removed in one step", () => {
    const moved = edited(
      contract,
      moveNodes({ names: ["field:owner", "field:no"], target: { section: "detail", before: null } }),
    );
    expect(names(moved).slice(-3)).toEqual(["field:total", "field:no", "field:owner"]);
    const removed = edited(contract, removeItems({ names: ["field:owner", "field:kind"] }));
    expect(removed.model.fields.map(({ key }) => key)).toEqual(["no", "name", "items", "total"]);
  });
});

describe("another kind of field", () => {
  it("takes title and options along", () => {
    const begun = { key: "", type: "multiselect", title: "", props: { options: [] } };
    const changed = edited(contract, setType({ path: "kind", type: "multiselect", begun }));
    const field = changed.model.fields.find(({ key }) => key === "kind");
    expect(field?.type).toBe("multiselect");
    expect(field?.props).toEqual(contract.model.fields.find(({ key }) => key === "kind")?.props);
  });

  it("is what values can be turned into, once there may be values", () => {
    expect(convertible("text", "number", true)).toBe(true);
    expect(convertible("number", "date", true)).toBe(false);
    expect(convertible("number", "date", false)).toBe(true);
    expect(convertible("subtable", "text", false)).toBe(false);
  });
});
