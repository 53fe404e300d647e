import { describe, expect, it } from "vitest";
import { clipOf, pasteClip } from "./clipboard.ts";
import type { Edit } from "./command.ts";
import { contract } from "./contract.fixture.ts";
import { convertible } from "./convertible.ts";
import type { FormDocument } from "./document.ts";
import { setType } from "./field-commands.ts";
import { findPlaced, nameOfNode, nodesOf, placedNodes } from "./layout.ts";
import { addField, addPart, addSection, type Target } from "./layout-commands.ts";
import { moveNode, moveNodes, nudge } from "./move-commands.ts";
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

  it("take sections in and let them out again, but no other tabs", () => {
    const inside = edited(tabbed, moveNode({ name: "section:base", target: { section: "tab_2", before: null } }));
    expect(names(inside).slice(-6, -3)).toEqual(["section:tab_2", "section:base", "field:no"]);
    const out = edited(inside, moveNode({ name: "section:base", target: { beside: "section:tabs_1", side: "top" } }));
    expect(names(out).indexOf("section:base")).toBeLessThan(names(out).indexOf("section:tabs_1"));
    const onto = { beside: "field:no", side: "top" } as const;
    expect(edited(inside, moveNode({ name: "section:detail", target: onto }))).toBe(inside);
    const more = edited(inside, addSection({ kind: "steps", title: "步骤", parts: ["一"], target: onto }));
    expect(nodesOf(more).map(nameOfNode)).toEqual(["section:detail", "section:tabs_1", "section:steps_1"]);
    const next = edited(inside, addSection({ title: "分组", target: onto }));
    expect(names(next).indexOf("section:section_1")).toBeGreaterThan(names(next).indexOf("field:owner"));
    expect(findPlaced(nodesOf(next), "section:section_1")?.section).toBe("tab_2");
  });

  it("are pasted beside their own as what they are, and elsewhere as sections", () => {
    const clip = clipOf(tabbed, "crm.contract", ["section:tab_1"]);
    if (!clip) throw new Error("nothing copied");
    const paste = (target: Target) => edited(tabbed, pasteClip({ clip, form: "crm.contract", target }));
    expect(names(paste({ beside: "section:tab_1", side: "bottom" })).slice(-3)).toEqual([
      "section:tab_1",
      "section:tab_3",
      "section:tab_2",
    ]);
    const away = paste({ section: "base", before: null });
    expect(nodesOf(away)[1]).toMatchObject({ kind: "section", title: "一" });
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
