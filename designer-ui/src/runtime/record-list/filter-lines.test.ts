import { describe, expect, it } from "vitest";
import type { Condition } from "../../model/condition/types.ts";
import type { Field } from "../../model/form-shape.ts";
import { choicesOf, choicesWith, conditionOf, linesOf, withBranches } from "./filter-lines.ts";
import "../../controls/catalog.ts";

const fields = [
  { key: "name", type: "text", title: "Name" },
  {
    key: "items",
    type: "subtable",
    title: "Items",
    fields: [
      { key: "items.product", type: "link", title: "Product", props: { form: "product" } },
      { key: "items.qty", type: "number", title: "Quantity" },
    ],
  },
] as unknown as readonly Field[];

const asked: Condition = {
  all: [
    { field: "name", op: "contains", value: "x" },
    {
      rows: "items",
      where: {
        all: [
          { field: "product", op: "eq", value: "0190b000-0000-7000-8000-000000000001" },
          { field: "qty", op: "gt", value: "3" },
        ],
      },
    },
  ],
};

describe("the lines of a filter", () => {
  it("ask whether one row meets several conditions, and are read again as they were written", () => {
    const read = linesOf(asked, fields);
    expect(read?.lines[1]).toMatchObject({
      field: "items",
      rows: [{ field: "items.product" }, { field: "items.qty" }],
    });
    expect(read && conditionOf(read.match, read.lines)).toEqual(asked);
  });

  it("leave out what of a row is not finished, and the row with it when nothing is left", () => {
    const read = linesOf(asked, fields);
    const [first, row] = read?.lines ?? [];
    if (!first || !row?.rows) throw new Error("no lines");
    const half = { ...row, rows: row.rows.map((line, index) => (index === 0 ? { ...line, value: null } : line)) };
    expect(conditionOf("all", [half])).toEqual({
      all: [{ rows: "items", where: { all: [{ field: "qty", op: "gt", value: "3" }] } }],
    });
    const none = { ...row, rows: row.rows.map((line) => ({ ...line, value: null })) };
    expect(conditionOf("all", [first, none])).toEqual({ all: [{ field: "name", op: "contains", value: "x" }] });
  });

  it("do not hold what rows are asked in another way", () => {
    const either: Condition = { rows: "items", where: { any: [{ field: "qty", op: "gt", value: "3" }] } };
    expect(linesOf(either, fields)).toBeNull();
  });

  it("speak of whoever looks where people and departments are asked, and are read again as such", () => {
    const around = [
      { key: "owner", type: "user", title: "Owner" },
      { key: "helpers", type: "users", title: "Helpers" },
      { key: "dept", type: "department", title: "Department" },
      { key: "depts", type: "departments", title: "Departments" },
    ] as unknown as readonly Field[];
    const mine: Condition = {
      all: [
        { field: "owner", op: "eq", value: { var: "user.id" } },
        { field: "owner", op: "in", value: { var: "user.departmentPeople" } },
        { field: "owner", op: "in", value: { var: "user.departmentTreePeople" } },
        { field: "helpers", op: "hasAny", value: [{ var: "user.id" }] },
        { field: "helpers", op: "hasAny", value: { var: "user.departmentPeople" } },
        { field: "helpers", op: "hasAny", value: { var: "user.departmentTreePeople" } },
        { field: "dept", op: "eq", value: { var: "user.department" } },
        { field: "dept", op: "in", value: { var: "user.departmentTree" } },
        { field: "depts", op: "hasAny", value: { var: "user.departmentTree" } },
      ],
    };
    const read = linesOf(mine, around);
    expect(read?.lines.map(({ choice }) => choice.phrase)).toEqual([
      "isMe",
      "isColleague",
      "isBelowColleague",
      "hasMe",
      "hasColleague",
      "hasBelowColleague",
      "isMine",
      "isBelowMine",
      "hasMine",
    ]);
    expect(read && conditionOf("all", read.lines)).toEqual(mine);
  });
});

const field = (type: string, rest: object = {}): Field => ({ key: type, type, title: type, ...rest }) as Field;
const ways = (type: string) => choicesOf(field(type), "f").map(({ name }) => name);

describe("the ways to ask a field", () => {
  it("are those in which its values are looked at", () => {
    expect(ways("color")).toEqual(["in", "notIn", "empty", "notEmpty"]);
    expect(ways("icon")).toEqual(["in", "notIn", "empty", "notEmpty"]);
    expect(ways("location")).toEqual(["near", "empty", "notEmpty"]);
    expect(ways("address")).toEqual(["startsWith", "empty", "notEmpty"]);
    expect(ways("role")).toEqual(["in", "notIn", "eq", "ne", "empty", "notEmpty"]);
    expect(ways("roles")).toEqual(expect.arrayContaining(["hasAny", "hasAll", "hasNone", "empty"]));
    expect(ways("tree").slice(0, 2)).toEqual(["inSubtree", "notInSubtree"]);
    expect(ways("select")).not.toContain("inSubtree");
    expect(ways("select")).not.toContain("notInSubtree");
    expect(ways("multiselect")).not.toContain("inSubtree");
    expect(ways("departments")).toContain("inSubtree");
    expect(ways("cascade")[0]).toBe("hasAny");
    expect(choicesOf(field("color"), "f", true).map(({ name }) => name)).toContain("changedTo");
    expect(ways("idcard")).toEqual(["eq", "ne", "in", "notIn", "empty", "notEmpty"]);
  });

  it("are whether it is the same, where the database keeps it encrypted", () => {
    const asked = choicesOf(field("phone", { props: { encrypted: true } }), "f").map(({ name }) => name);
    expect(asked).toEqual(["eq", "ne", "in", "notIn", "empty", "notEmpty"]);
    expect(ways("phone")).toContain("contains");
  });

  it("stay as they were asked, also where they are no longer offered", () => {
    const written: Condition = { all: [{ field: "color", op: "contains", value: "#ff" }] };
    const read = linesOf(written, [field("color")]);
    expect(read && conditionOf(read.match, read.lines)).toEqual(written);
    expect(choicesWith(choicesOf(field("color"), "f"), read?.lines[0]?.choice).at(-1)?.name).toBe("contains");
  });

  it("name a branch once for all that is below it", () => {
    const options = [
      { key: "east", label: "东", children: [{ key: "sh", label: "上海" }] },
      { key: "west", label: "西" },
    ];
    const tree = field("tree", { props: { options } });
    expect(withBranches({ all: [{ field: "tree", op: "in", value: ["east", "sh"] }] }, [tree])).toEqual({
      all: [{ field: "tree", op: "in", value: ["east"] }],
    });
  });
});
