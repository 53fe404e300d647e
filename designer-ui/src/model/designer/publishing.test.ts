import { describe, expect, it } from "vitest";
import type { Field } from "../form-shape.ts";
import { clipOf, pasteClip, readClip } from "./clipboard.ts";
import type { Edit } from "./command.ts";
import { contract } from "./contract.fixture.ts";
import { startPhoneLayout } from "./device.ts";
import { differences, optionChanges } from "./diff.ts";
import { documentOf, type FormDocument, fieldAt } from "./document.ts";
import { setProperty, setSetting } from "./field-commands.ts";
import { nodesOf, placedNodes } from "./layout.ts";
import { addField, addSection, setSpan } from "./layout-commands.ts";
import { addValidation, changeRule } from "./logic-commands.ts";
import { menuWithForm } from "./menu.ts";
import { logicAt, selectionOfPointer, settingAt } from "./pointer.ts";
import { removeItem } from "./removing-commands.ts";
import { unresolvedIn } from "./unresolved.ts";

const edited = (document: FormDocument, edit: Edit) => edit.run(document).document;
const orderIn = (document: FormDocument) =>
  placedNodes(nodesOf(document)).map(({ node }) => (node.kind === "field" ? node.field : `[${node.key}]`));

const told = (before: FormDocument, after: FormDocument) =>
  differences(before, after).map(({ what, part, path, aspects }) => [
    what,
    part,
    path,
    ...aspects.map(({ name }) => name),
  ]);

describe("copying", () => {
  it("mints keys again and keeps formulas together", () => {
    const clip = clipOf(contract, "crm.contract", ["section:detail"]);
    expect(clip?.fields.map(({ key }) => key)).toEqual(["items", "total"]);
    const read = readClip(JSON.stringify(clip));
    if (!read) throw new Error("the clip was not understood");
    const next = edited(
      contract,
      pasteClip({ clip: read, form: "crm.contract", target: { section: null, before: null } }),
    );
    expect(fieldAt(next, "money_1")?.compute).toBe("SUM({subtable_1.amount})");
    expect(orderIn(next).slice(-3)).toEqual(["[section_1]", "subtable_1", "money_1"]);
  });

  it("into another application qualifies what it refers to", () => {
    const clip = clipOf(contract, "crm.contract", ["field:no"]);
    if (!clip) throw new Error("nothing was copied");
    const empty: FormDocument = { kind: "form", key: "x", title: "x", model: { titleField: "", fields: [] } };
    const next = edited(empty, pasteClip({ clip, form: "hr.x", target: { section: null, before: null } }));
    expect(fieldAt(next, "no")?.props).toEqual({ numbering: "crm.contract_no" });
  });

  it("of foreign text is nothing", () => {
    expect(readClip("hello")).toBeNull();
    expect(readClip('{"format":"mortise.form-nodes"}')).toBeNull();
    expect(readClip("null")).toBeNull();
  });
});

describe("the difference to the published form", () => {
  it("tells added, removed and changed fields", () => {
    const next = [
      addField({ field: { type: "select", title: "园区" }, target: { beside: "field:kind", side: "left" } }),
      removeItem({ name: "field:owner" }),
      setProperty({ path: "name", property: "title", value: "合同名称" }),
      setSetting({ path: "items.qty", setting: "scale", value: 2 }),
    ].reduce(edited, contract);
    expect(told(contract, next)).toEqual([
      ["changed", "form", undefined, "ownerField"],
      ["changed", "field", "name", "title"],
      ["changed", "column", "items.qty", "props.scale"],
      ["added", "field", "select_1"],
      ["removed", "field", "owner"],
      ["changed", "rule", "r1", "then"],
    ]);
    expect(differences(contract, next)[1]?.aspects).toEqual([{ name: "title", from: "name", to: "合同名称" }]);
  });

  it("tells sections, places, the layout for phones, rules and checks apart", () => {
    const [rule] = contract.logic?.rules ?? [];
    if (!rule) throw new Error("the contract has no rule");
    const next = [
      addSection({ kind: "section", title: "附件", parts: [], target: { section: null, before: null } }),
      setSpan({ field: "name", span: 12 }),
      startPhoneLayout({}),
      changeRule({ rule: { ...rule, enabled: false }, what: "enabled" }),
      addValidation({ validation: { key: "v9", assert: { all: [] }, message: "请检查" } }),
    ].reduce(edited, contract);
    expect(told(contract, next)).toEqual([
      ["added", "section", "section_1"],
      ["changed", "places", undefined],
      ["added", "phone", undefined],
      ["changed", "rule", "r1", "enabled"],
      ["added", "validation", "v9"],
    ]);
    expect(told(next, contract).map(([what, part]) => [what, part])).toEqual([
      ["removed", "section"],
      ["changed", "places"],
      ["removed", "phone"],
      ["changed", "rule"],
      ["removed", "validation"],
    ]);
  });

  it("tells options by their labels", () => {
    const aspect = {
      name: "props.options",
      from: [
        { key: "a", label: "甲" },
        { key: "b", label: "乙" },
      ],
      to: [
        { key: "c", label: "丙" },
        { key: "a", label: "甲方", color: "red" },
      ],
    };
    expect(optionChanges(aspect)).toEqual({ added: ["丙"], removed: ["乙"], renamed: [["甲", "甲方"]], more: true });
    expect(optionChanges({ ...aspect, to: aspect.from })).toEqual({ added: [], removed: [], renamed: [], more: false });
  });

  it("is nothing for the same form, whatever the order of its keys", () => {
    const { kind, key, ...rest } = contract;
    expect(differences(contract, { ...rest, key, kind })).toEqual([]);
    expect(differences(null, contract)).toHaveLength(6);
  });
});

describe("places of the server's checks", () => {
  it("lead to fields, columns and sections", () => {
    expect(selectionOfPointer(contract, "/model/fields/4/compute")).toEqual({ kind: "field", key: "total" });
    expect(selectionOfPointer(contract, "/model/fields/3/fields/2/compute")).toEqual({
      kind: "column",
      table: "items",
      key: "amount",
    });
    expect(settingAt(contract, "/model/fields/3/fields/2/props/scale")).toEqual({ type: "money", key: "scale" });
    expect(settingAt(contract, "/model/fields/4/compute")).toBeNull();
    expect(settingAt(contract, "/model/fields/99/props/scale")).toBeNull();
    expect(selectionOfPointer(contract, "/layouts/0/nodes/0/children/1/field")).toEqual({ kind: "field", key: "name" });
    expect(selectionOfPointer(contract, "/layouts/0/nodes/1/key")).toEqual({ kind: "section", key: "detail" });
    expect(selectionOfPointer(contract, "/logic/rules/0")).toEqual({ kind: "form" });
    expect(logicAt(contract, "/logic/rules/0/when")).toBe("rule r1");
    expect(logicAt(contract, "/model/fields/0")).toBeNull();
  });
});

describe("the menu of the application", () => {
  it("gets an entry for a form once", () => {
    const menu = { kind: "menu", key: "main", title: "CRM", items: [{ key: "visits", dashboard: "sales" }] };
    const next = menuWithForm(menu, "crm", { key: "visits", icon: "car" });
    expect(next?.["items"]).toEqual([
      { key: "visits", dashboard: "sales" },
      { key: "visits_2", form: "visits", icon: "car" },
    ]);
    expect(next && menuWithForm(next, "crm", { key: "visits" })).toBeNull();
  });
});

describe("what is pasted refers to", () => {
  const reach = {
    pkg: "hr",
    forms: new Set(["hr.person"]),
    optionSets: new Set(["levels"]),
    numberings: new Set<string>(),
  };
  const of = (...fields: readonly Field[]) =>
    unresolvedIn(
      documentOf({ kind: "form", key: "x", title: "X", model: { titleField: "a", fields: fields as never } }),
      new Set(fields.map(({ key }) => key)),
      reach,
    ).map(({ field, kind, name }) => `${field}: ${kind} ${name}`);

  it.each<readonly [string, Field, readonly string[]]>([
    ["itself", { key: "a", type: "number", title: "A", compute: "{a}+1" }, []],
    ["a field that is not here", { key: "a", type: "number", title: "A", compute: "{qty}*2" }, ["a: field qty"]],
    [
      "a field in a condition, once",
      {
        key: "a",
        type: "text",
        title: "A",
        visibleWhen: {
          all: [
            { field: "b.c", op: "empty" },
            { field: "b", op: "empty" },
          ],
        } as never,
      },
      ["a: field b"],
    ],
    ["what every record has", { key: "a", type: "text", title: "A", default: { expr: "{created_at}" } }, []],
    ["a form that is here", { key: "a", type: "link", title: "A", props: { form: "person" } }, []],
    ["a form that is not here", { key: "a", type: "link", title: "A", props: { form: "crm.x" } }, ["a: form crm.x"]],
    [
      "an option set that is not here",
      { key: "a", type: "select", title: "A", props: { optionSet: "sizes" } },
      ["a: optionSet sizes"],
    ],
    [
      "a column of its own table",
      {
        key: "a",
        type: "subtable",
        title: "A",
        fields: [
          { key: "n", type: "number", title: "N" },
          { key: "m", type: "number", title: "M", compute: "{n}+{z}" },
        ],
      },
      ["a.m: field z"],
    ],
  ])("%s", (_name, field, expected) => {
    expect(of(field)).toEqual(expected);
  });

  it("conditions and defaults follow keys that are minted again", () => {
    const document = documentOf({
      kind: "form",
      key: "x",
      title: "X",
      model: {
        titleField: "a",
        fields: [
          { key: "a", type: "number", title: "A" },
          {
            key: "b",
            type: "number",
            title: "B",
            visibleWhen: { field: "a", op: "gt", value: "1" },
            default: { expr: "{a}*2" },
          },
        ],
      },
    });
    const clip = clipOf(document, "hr.x", ["field:a", "field:b"]);
    if (!clip) throw new Error("nothing was copied");
    const next = pasteClip({ clip, form: "hr.x", target: { section: null, before: null } }).run(document).document;
    expect(next.model.fields[3]).toMatchObject({
      key: "number_2",
      visibleWhen: { field: "number_1" },
      default: { expr: "{number_1}*2" },
    });
  });
});
