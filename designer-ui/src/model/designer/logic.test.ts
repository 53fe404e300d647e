import { describe, expect, it } from "vitest";
import { registerKind } from "../form/kinds.ts";
import type { Edit } from "./command.ts";
import { contract, field } from "./contract.fixture.ts";
import type { FormDocument } from "./document.ts";
import {
  addRule,
  addValidation,
  changeRule,
  changeValidation,
  freeLogicKey,
  moveRule,
  removeRule,
  removeValidation,
  rulesIn,
  validationsIn,
} from "./logic-commands.ts";
import { pictureOf } from "./logic-graph.ts";
import { formulaReads, logicLeftWithout, logicLines, readsOf, touches } from "./logic-reads.ts";

registerKind("lookup", { valueType: "TEXT", automatic: true, source: "lookup" });
registerKind("rollup", { valueType: "NUMBER", automatic: true, source: "rollup" });

const edited = (document: FormDocument, edit: Edit) => edit.run(document).document;

describe("rules and checks", () => {
  it("are added, changed, moved and removed", () => {
    const key = freeLogicKey(contract, "rules");
    expect(key).toBe("rule_1");
    const added = edited(contract, addRule({ rule: { key, title: "新", then: [{ act: "hide", targets: ["no"] }] } }));
    expect(rulesIn(added).map((rule) => rule.key)).toEqual(["r1", "rule_1"]);
    const moved = edited(added, moveRule({ rule: "rule_1", to: 0 }));
    expect(rulesIn(moved).map((rule) => rule.key)).toEqual(["rule_1", "r1"]);
    const [rule] = rulesIn(moved);
    if (!rule) throw new Error("no rule");
    const off = edited(moved, changeRule({ rule: { ...rule, enabled: false }, what: "enabled" }));
    expect(rulesIn(off)[0]?.enabled).toBe(false);
    expect(rulesIn(edited(off, removeRule({ rule: "r1" }))).map((each) => each.key)).toEqual(["rule_1"]);
    expect(edited(off, removeRule({ rule: "none" }))).toBe(off);
  });

  it("have keys of their own", () => {
    const one = edited(contract, addValidation({ validation: { key: "check_1", assert: { all: [] }, message: "错" } }));
    expect(freeLogicKey(one, "validations")).toBe("check_2");
    const [validation] = validationsIn(one);
    if (!validation) throw new Error("no validation");
    const changed = edited(
      one,
      changeValidation({ validation: { ...validation, message: "再看看" }, what: "message" }),
    );
    expect(validationsIn(changed)[0]?.message).toBe("再看看");
    expect(validationsIn(edited(changed, removeValidation({ validation: "check_1" })))).toEqual([]);
  });
});

describe("what the logic reads", () => {
  it("are the fields of conditions, operands and formulas, texts left out", () => {
    expect(
      readsOf({
        all: [
          { field: "a", op: "eq", value: { field: "b" } },
          { not: { field: "c.d", op: "empty" } },
          { expr: '{e} > 1 && "{x}" != ""' },
        ],
      }),
    ).toEqual(["a", "b", "c.d", "e"]);
    expect(formulaReads("SUM({items.amount}) & “{no}”")).toEqual(["items.amount"]);
  });

  it("comes line by line, columns with the name of their table", () => {
    const lines = logicLines(contract);
    expect(lines.map(({ key }) => key)).toEqual(["rule r1", "compute items.amount", "compute total", "unique 0"]);
    expect(lines[1]?.reads).toEqual(["items.qty", "items.price"]);
    expect(lines.filter((line) => touches(line, "items")).map(({ key }) => key)).toEqual([
      "compute items.amount",
      "compute total",
    ]);
    expect(lines.filter((line) => touches(line, "owner")).map(({ key }) => key)).toEqual(["rule r1"]);
  });

  it("reads the columns of the rows that it asks", () => {
    const rule = {
      key: "rows",
      table: "items",
      when: { field: "qty", op: "gt", value: { field: "total" } },
      then: [{ act: "set", targets: ["items.price"], value: { field: "amount" } }],
    } as const;
    const [, line] = logicLines(edited(contract, addRule({ rule: rule as never })));
    expect(line).toMatchObject({ reads: ["items.qty", "total", "items.amount"], writes: ["items.price"] });
  });
});

describe("everything that decides in a form", () => {
  const stage = field("stage", "stage", {
    props: {
      options: [
        { key: "open", label: "跟进", next: ["won"], roles: { won: ["lead"] } },
        { key: "won", label: "赢单", require: ["total"], gate: { field: "name", op: "notEmpty" } },
      ],
    },
  });
  const where = { all: [{ field: "code", op: "eq", value: { var: "record.name" } }] };
  const document = {
    ...contract,
    model: {
      ...contract.model,
      uniques: [{ table: "items", fields: ["qty"], when: { field: "price", op: "gt", value: 1 } }],
      fields: [
        ...contract.model.fields,
        stage,
        field("unit", "link", { props: { form: "unit", filter: where } }),
        field("city", "select", { props: { optionsFrom: { form: "city", value: "name", filter: where } } }),
        field("rent", "money", { default: { query: { form: "price", pick: "rent", where } } }),
        field("area", "lookup", { props: { via: "unit", field: "area" } }),
        field("paid", "rollup", {
          props: { form: "payment", via: "contract", where: { field: "done", op: "eq", value: true } },
        }),
      ],
    },
  } as FormDocument;
  const line = (key: string) => logicLines(document).find((each) => each.key === key);

  it.each([
    ["step stage#open", [], ["stage"]],
    ["passage stage#open", [], ["stage"]],
    ["demand stage#won", ["stage"], ["total"]],
    ["gate stage#won", ["name"], ["stage"]],
    ["filter unit", ["name"], ["unit"]],
    ["choices city", ["name"], ["city"]],
    ["default rent", ["name"], ["rent"]],
    ["lookup area", ["unit"], ["area"]],
    ["rollup paid", [], ["paid"]],
    ["unique 0", ["items.qty", "items.price"], []],
  ])("%s", (key, reads, writes) => {
    expect(line(key)).toMatchObject({ reads, writes });
  });

  it("has a place where it is written", () => {
    expect(line("gate stage#won")?.place).toBe("stage");
    expect(line("unique 0")?.place).toBe("items.qty");
  });
});

describe("what is left when fields go", () => {
  it.each([
    [["total"], ["rule r1"]],
    [["items"], ["compute total"]],
    [["items.qty"], ["compute items.amount"]],
    [["items", "total", "kind", "owner"], ["rule r1"]],
    [["no"], []],
    [["amount"], []],
  ])("%j", (gone, left) => {
    expect(logicLeftWithout(contract, gone).map(({ key }) => key)).toEqual(left);
  });
});

describe("the picture of the logic", () => {
  it("puts everything to the right of what it reads", () => {
    const { points, edges, columns } = pictureOf(logicLines(contract));
    const column = (path: string) => points.find((point) => point.path === path)?.column;
    expect(column("items.qty")).toBe(0);
    expect(column("items.amount")).toBe(1);
    expect(column("total")).toBe(2);
    expect(column("owner")).toBe(3);
    expect(columns).toBe(4);
    expect(edges.find(({ to }) => to === "kind")).toEqual({
      from: "total",
      to: "kind",
      kinds: ["rule"],
      through: [],
    });
  });

  it("keeps a way free for what skips a column", () => {
    const line = (from: string, to: string) =>
      ({ key: from + to, kind: "compute", reads: [from], writes: [to], place: to }) as const;
    const { points, edges, rows } = pictureOf([line("a", "b"), line("b", "c"), line("a", "c"), line("a", "d")]);
    const free = edges.find(({ from, to }) => from === "a" && to === "c")?.through;
    expect(free).toEqual([{ column: 1, row: 2 }]);
    expect(points.filter(({ column, row }) => column === 1 && row === 2)).toEqual([]);
    expect(rows).toBe(3);
  });

  it("ends where fields go in a circle", () => {
    const line = (from: string, to: string) =>
      ({ key: from + to, kind: "compute", reads: [from], writes: [to], place: to }) as const;
    expect(pictureOf([line("a", "b"), line("b", "a")]).points).toHaveLength(2);
  });
});
