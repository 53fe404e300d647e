import { describe, expect, it } from "vitest";
import { optionsOf } from "../fields.ts";
import type { Edit } from "./command.ts";
import { contract, field } from "./contract.fixture.ts";
import { type FormDocument, fieldAt } from "./document.ts";
import {
  addColumn,
  addOptions,
  changeOption,
  moveColumn,
  moveOption,
  removeColumn,
  removeOption,
  renameKey,
  setOptionOrigin,
  setProperty,
  setSetting,
} from "./field-commands.ts";
import { setForm } from "./form-commands.ts";
import { nodesOf, placedNodes, rowsOf } from "./layout.ts";
import { addField, addSection, placeField, setNode, setSpan } from "./layout-commands.ts";
import { removeRule } from "./logic-commands.ts";
import { moveNode, nudge } from "./move-commands.ts";
import { newField } from "./new-field.ts";
import { removeItem } from "./removing-commands.ts";
import { renamedInFormula } from "./rename.ts";

const edited = (document: FormDocument, edit: Edit) => edit.run(document).document;
const orderIn = (document: FormDocument) =>
  placedNodes(nodesOf(document)).map(({ node }) => (node.kind === "field" ? node.field : `[${node.key}]`));
const spansIn = (document: FormDocument) =>
  Object.fromEntries(
    placedNodes(nodesOf(document)).flatMap(({ node }) => (node.kind === "field" ? [[node.field, node.span]] : [])),
  );
const words = { title: "所属工业园区", options: ["选项 1", "选项 2", "选项 3"], column: "文本" } as const;

describe("adding", () => {
  const park = newField("select", "", words);

  it("mints a key, puts the field between its neighbours and selects it", () => {
    const outcome = addField({ field: park, target: { beside: "field:name", side: "bottom" } }).run(contract);
    expect(orderIn(outcome.document)).toEqual([
      "[base]",
      "no",
      "name",
      "select_1",
      "kind",
      "owner",
      "[detail]",
      "items",
      "total",
    ]);
    expect(fieldAt(outcome.document, "select_1")?.title).toBe("所属工业园区");
    expect(spansIn(outcome.document)["select_1"]).toBe(12);
    expect(outcome.selection).toEqual({ kind: "field", key: "select_1" });
  });

  it("beside a field shares the row", () => {
    const left = edited(contract, addField({ field: park, target: { beside: "field:name", side: "left" } }));
    expect(orderIn(left).slice(1, 4)).toEqual(["no", "select_1", "name"]);
    expect(spansIn(left)).toMatchObject({ no: 4, select_1: 4, name: 4 });
    const roomy = edited(contract, addField({ field: park, target: { beside: "field:kind", side: "right" } }));
    expect(spansIn(roomy)).toMatchObject({ kind: 4, select_1: 4, owner: 4 });
  });

  it("makes options with keys and colours of their own", () => {
    const options = park.props?.["options"] as readonly { key: string; color: string }[];
    expect(options.map(({ key }) => key)).toEqual(["option_1", "option_2", "option_3"]);
    expect(new Set(options.map(({ color }) => color)).size).toBe(3);
  });

  it("puts a section after the section it was aimed at", () => {
    const next = edited(contract, addSection({ title: "更多", target: { beside: "field:kind", side: "bottom" } }));
    expect(orderIn(next).filter((name) => name.startsWith("["))).toEqual(["[base]", "[section_1]", "[detail]"]);
  });

  it("puts a field back that stands in no layout", () => {
    const lost = { ...contract, model: { ...contract.model, fields: [...contract.model.fields, field("lost")] } };
    const next = edited(lost, placeField({ field: "lost", target: { section: "base", before: null } }));
    expect(orderIn(next)).toContain("lost");
    expect(edited(next, placeField({ field: "lost", target: { section: null, before: null } }))).toBe(next);
  });
});

describe("moving", () => {
  it("takes a field into another section", () => {
    const next = edited(
      contract,
      moveNode({ name: "field:kind", target: { section: "detail", before: "field:total" } }),
    );
    expect(orderIn(next)).toEqual(["[base]", "no", "name", "owner", "[detail]", "items", "kind", "total"]);
  });

  it("onto itself, into itself or into another section's inside leaves the document as it is", () => {
    expect(edited(contract, moveNode({ name: "field:kind", target: { beside: "field:kind", side: "left" } }))).toBe(
      contract,
    );
    expect(edited(contract, moveNode({ name: "section:base", target: { section: "base", before: null } }))).toBe(
      contract,
    );
    expect(edited(contract, moveNode({ name: "section:base", target: { section: "detail", before: null } }))).toBe(
      contract,
    );
  });

  it("moves a section with its fields", () => {
    const next = edited(
      contract,
      moveNode({ name: "section:detail", target: { section: null, before: "section:base" } }),
    );
    expect(orderIn(next)).toEqual(["[detail]", "items", "total", "[base]", "no", "name", "kind", "owner"]);
  });

  it("with the keyboard goes step by step, by rows, and over the edge of a section", () => {
    const order = (direction: "back" | "forward" | "up" | "down", name: string) =>
      orderIn(edited(contract, nudge({ name, direction }))).filter((each) => !each.startsWith("["));
    expect(order("back", "field:name")).toEqual(["name", "no", "kind", "owner", "items", "total"]);
    expect(order("forward", "field:no")).toEqual(["name", "no", "kind", "owner", "items", "total"]);
    expect(order("up", "field:owner")).toEqual(["owner", "no", "name", "kind", "items", "total"]);
    expect(order("down", "field:owner")).toEqual(["no", "name", "kind", "owner", "items", "total"]);
    expect(orderIn(edited(contract, nudge({ name: "field:owner", direction: "down" })))[5]).toBe("owner");
    expect(edited(contract, nudge({ name: "field:no", direction: "up" }))).toBe(contract);
    expect(orderIn(edited(contract, nudge({ name: "section:base", direction: "down" })))[0]).toBe("[detail]");
  });

  it("knows the rows that the grid draws", () => {
    const rows = rowsOf(
      [3, 6, 4, 8, 12, 1].map((span, index) => ({ kind: "field", field: `f${index}`, span }) as const),
    );
    expect(rows.map((row) => row.length)).toEqual([2, 2, 1, 1]);
  });
});

describe("removing", () => {
  it("takes the field out of the model, the layout and whatever named it", () => {
    const outcome = removeItem({ name: "field:owner" }).run(contract);
    expect(fieldAt(outcome.document, "owner")).toBeUndefined();
    expect(orderIn(outcome.document)).not.toContain("owner");
    expect(outcome.document.model.ownerField).toBeUndefined();
    expect(outcome.document.logic?.rules?.[0]?.then[0]?.targets).toEqual(["kind"]);
    expect(outcome.selection).toEqual({ kind: "field", key: "kind" });
  });

  it("finds another field to name the records", () => {
    const next = edited(contract, removeItem({ name: "field:name" }));
    expect(next.model.titleField).toBe("no");
  });

  it("takes a section with its fields", () => {
    const next = edited(contract, removeItem({ name: "section:detail" }));
    expect(next.model.fields.map(({ key }) => key)).toEqual(["no", "name", "kind", "owner"]);
  });

  it("of something that is not there changes nothing", () => {
    expect(edited(contract, removeItem({ name: "field:nobody" }))).toBe(contract);
  });
});

describe("changing", () => {
  it("sets and takes away properties and settings", () => {
    const named = edited(contract, setProperty({ path: "name", property: "title", value: "合同名称" }));
    expect(fieldAt(named, "name")?.title).toBe("合同名称");
    expect(
      fieldAt(edited(named, setProperty({ path: "name", property: "required", value: undefined })), "name"),
    ).not.toHaveProperty("required");
    const column = edited(contract, setSetting({ path: "items.qty", setting: "scale", value: 0 }));
    expect(fieldAt(column, "items.qty")?.props).toEqual({ scale: 0 });
    expect(
      fieldAt(edited(column, setSetting({ path: "items.qty", setting: "scale", value: undefined })), "items.qty"),
    ).not.toHaveProperty("props");
    expect(edited(contract, setProperty({ path: "name", property: "required", value: true }))).toBe(contract);
  });

  it("sets the span within the grid", () => {
    expect(spansIn(edited(contract, setSpan({ field: "kind", span: 20 })))["kind"]).toBe(12);
    expect(edited(contract, setSpan({ field: "kind", span: 4 }))).toBe(contract);
  });

  it("changes options without losing their keys", () => {
    const added = edited(contract, addOptions({ path: "kind", labels: ["框架"] }));
    const renamed = edited(added, changeOption({ path: "kind", option: "sale", label: "销售合同", color: "teal" }));
    const moved = edited(renamed, moveOption({ path: "kind", option: "option_1", to: 0 }));
    expect(optionsOf(fieldAt(moved, "kind") ?? field("none")).map(({ key }) => key)).toEqual([
      "option_1",
      "sale",
      "service",
    ]);
    const fewer = edited(
      edited(moved, setProperty({ path: "kind", property: "default", value: { value: "sale" } })),
      removeOption({ path: "kind", option: "sale" }),
    );
    expect(fieldAt(fewer, "kind")).not.toHaveProperty("default");
  });

  it("keeps one origin of options", () => {
    const shared = edited(contract, setOptionOrigin({ path: "kind", origin: { optionSet: "level" } }));
    expect(fieldAt(shared, "kind")?.props).toEqual({ optionSet: "level" });
    const own = edited(shared, setOptionOrigin({ path: "kind", origin: { options: [{ key: "a", label: "A" }] } }));
    expect(fieldAt(own, "kind")?.props).toEqual({ options: [{ key: "a", label: "A" }] });
  });

  it("changes the columns of a sub-table", () => {
    const added = addColumn({ table: "items", column: { type: "text", title: "备注" } }).run(contract);
    expect(added.selection).toEqual({ kind: "column", table: "items", key: "text_1" });
    const moved = edited(added.document, moveColumn({ table: "items", column: "text_1", to: 0 }));
    expect(fieldAt(moved, "items")?.fields?.[0]?.key).toBe("text_1");
    expect(fieldAt(edited(moved, removeColumn({ table: "items", column: "text_1" })), "items.text_1")).toBeUndefined();
  });

  it("changes the form and the title of a section", () => {
    expect(edited(contract, setForm({ property: "model.titleField", value: "no" })).model.titleField).toBe("no");
    expect(edited(contract, setForm({ property: "settings.description", value: "销售合同" })).settings).toEqual({
      description: "销售合同",
    });
    expect(edited(contract, setForm({ property: "settings.description", value: undefined }))).toBe(contract);
    const next = edited(contract, setNode({ section: "base", property: "title", value: "概要" }));
    expect(nodesOf(next)[0]).toMatchObject({ title: "概要" });
  });

  it("removes a rule", () => {
    expect(edited(contract, removeRule({ rule: "r1" })).logic?.rules).toEqual([]);
    expect(edited(contract, removeRule({ rule: "r2" }))).toBe(contract);
  });
});

describe("renaming a key", () => {
  it("carries formulas, conditions, layout and rules along", () => {
    const next = edited(contract, renameKey({ path: "total", key: "sum" }));
    expect(fieldAt(next, "sum")?.compute).toBe("SUM({items.amount})");
    expect(orderIn(next)).toContain("sum");
    expect(next.logic?.rules?.[0]?.when).toEqual({ field: "sum", op: "gt", value: 100 });
    const owner = edited(contract, renameKey({ path: "owner", key: "boss" }));
    expect(owner.model.ownerField).toBe("boss");
    expect(owner.logic?.rules?.[0]?.then[0]?.targets).toEqual(["boss", "kind"]);
  });

  it("of a column reaches the formulas inside and outside of the table", () => {
    const next = edited(contract, renameKey({ path: "items.amount", key: "money" }));
    expect(fieldAt(next, "total")?.compute).toBe("SUM({items.money})");
    const inside = edited(contract, renameKey({ path: "items.qty", key: "number" }));
    expect(fieldAt(inside, "items.amount")?.compute).toBe("{number}*{price}");
    expect(
      placedNodes(nodesOf(inside)).find(({ node }) => node.kind === "field" && node.field === "items")?.node,
    ).toMatchObject({ columns: [{ field: "number" }] });
  });

  it("reaches rules and checks of rows, which call the columns by their keys alone", () => {
    const ofRows = {
      ...contract,
      logic: {
        rules: [
          {
            key: "r",
            table: "items",
            when: { field: "qty", op: "gt", value: { field: "total" } },
            then: [{ act: "set", targets: ["items.price"], value: { expr: "{qty}*2" } }],
          },
        ],
        validations: [
          {
            key: "v",
            table: "items",
            assert: { field: "qty", op: "gt", value: "0" },
            targets: ["items.qty"],
            message: "m",
          },
        ],
      },
    } as unknown as typeof contract;
    const column = edited(ofRows, renameKey({ path: "items.qty", key: "number" })).logic;
    expect(column?.rules?.[0]).toMatchObject({
      table: "items",
      when: { field: "number", value: { field: "total" } },
      then: [{ targets: ["items.price"], value: { expr: "{number}*2" } }],
    });
    expect(column?.validations?.[0]).toMatchObject({ assert: { field: "number" }, targets: ["items.number"] });
    const table = edited(ofRows, renameKey({ path: "items", key: "lines" })).logic;
    expect(table?.rules?.[0]).toMatchObject({ table: "lines", then: [{ targets: ["lines.price"] }] });
    const around = edited(ofRows, renameKey({ path: "total", key: "sum" })).logic;
    expect(around?.rules?.[0]?.when).toMatchObject({ field: "qty", value: { field: "sum" } });
    const gone = edited(ofRows, removeItem({ name: "field:items" })).logic;
    expect(gone).toMatchObject({ rules: [], validations: [] });
  });

  it("is refused for a key that is taken, reserved or malformed", () => {
    for (const key of ["name", "base", "created_at", "Total", "1st", ""]) {
      expect(edited(contract, renameKey({ path: "total", key }))).toBe(contract);
    }
  });

  it("leaves texts in formulas alone", () => {
    expect(renamedInFormula('IF({a}>1,"{a}",{ a.b })', "a", "z")).toBe('IF({z}>1,"{a}",{z.b})');
  });
});
