import { describe, expect, it } from "vitest";
import type { ImportColumn, ImportField, ImportForm, ImportSheet } from "../../api/imports.ts";
import {
  answered,
  detailOf,
  detailsOf,
  guessed,
  guessedTable,
  mapped,
  missing,
  plansInto,
  reading,
  remembered,
  undecided,
} from "./mapping.ts";
import { resumed } from "./resume.ts";

const column = (index: number, header: string, field?: string): ImportColumn => ({
  index,
  header,
  key: `c${index}`,
  title: header,
  type: "text",
  samples: [],
  ...(field === undefined ? {} : { field }),
});

const field = (key: string, title: string, reads: string, more: Partial<ImportField> = {}): ImportField => ({
  key,
  title,
  type: reads,
  reads,
  required: false,
  line: false,
  mayMake: false,
  options: [],
  matches: [],
  compares: false,
  ...more,
});

const FORM: ImportForm = {
  key: "rent.rental",
  title: "租赁单",
  fields: [
    field("name", "项目名称", "text", { required: true }),
    field("phone", "电话", "phone"),
    field("day", "日期", "date"),
    field("kind", "类别", "select", { options: [{ key: "a", title: "甲" }], mayMake: true }),
    field("items.what", "明细.物品", "text", { line: true }),
    field("items.count", "明细.数量", "number", { line: true }),
  ],
  tables: [{ key: "items", title: "明细" }],
};
const COLUMNS = [column(0, "项目名称", "name"), column(1, "手机"), column(2, "备注")];
const LINES: ImportSheet = {
  index: 1,
  name: "明细",
  headerRow: 1,
  rows: 4,
  columns: [column(0, "物品", "items.what"), column(1, "项目名称", "name"), column(2, "数量", "items.count")],
};
const RECORDS: ImportSheet = { index: 0, name: "项目", headerRow: 2, rows: 2, columns: COLUMNS };

describe("the columns of a sheet for a form that exists", () => {
  it("start where the server guesses, and those without a guess stay out", () => {
    const plans = plansInto(COLUMNS, guessed(COLUMNS));
    expect(plans.map(({ key, skip }) => [key, skip])).toEqual([
      ["name", false],
      ["c1", true],
      ["c2", true],
    ]);
  });

  it("fill a field once: the last column that wants it has it", () => {
    const moved = mapped(guessed(COLUMNS), 2, "name");
    expect([...moved]).toEqual([[2, { field: "name" }]]);
    expect([...mapped(moved, 2, null)]).toEqual([]);
  });

  it("leave no required field unfilled without saying so", () => {
    expect(missing(FORM, guessed(COLUMNS))).toEqual([]);
    expect(missing(FORM, mapped(guessed(COLUMNS), 0, "phone")).map(({ title }) => title)).toEqual(["项目名称"]);
  });

  it("whose dates could be days or months first have to be decided", () => {
    const dates = [{ ...column(0, "日期", "day"), eitherFirst: 3 }];
    expect(undecided(dates, FORM, guessed(dates)).map(({ header }) => header)).toEqual(["日期"]);
    const chosen = reading(guessed(dates), 0, { order: "day_first" });
    expect(undecided(dates, FORM, chosen)).toEqual([]);
    expect(plansInto(dates, chosen)[0]?.props).toEqual({ order: "day_first" });
    // As text nobody has to know.
    expect(undecided(dates, FORM, mapped(guessed(dates), 0, "name"))).toEqual([]);
  });

  it("keep one answer for each word, which can be taken back", () => {
    const kinds = [column(0, "类别", "kind")];
    const said = answered(guessed(kinds), "kind", {
      旧类: { to: "a", label: "甲" },
      新类: { to: "make", label: "新建" },
      无类: { to: "blank", label: "留空" },
    });
    expect(plansInto(kinds, said)[0]?.props).toEqual({ choices: { 旧类: "a", 新类: {}, 无类: null } });
    const back = answered(said, "kind", { 旧类: null, 新类: null, 无类: null });
    expect(plansInto(kinds, back)[0]?.props).toEqual({});
  });
});

describe("a sheet with the rows of a sub-table", () => {
  it("finds its records by the column that both sheets have", () => {
    expect(guessedTable(LINES)).toBe("items");
    expect(guessedTable(RECORDS)).toBeNull();
    const [told] = detailsOf([detailOf("items", LINES, RECORDS)]);
    expect(told).toMatchObject({ table: "items", sheet: 1, name: "明细", headerRow: 1, joins: 1, to: 0 });
    expect(told?.columns.map(({ key, skip }) => [key, skip])).toEqual([
      ["items.what", false],
      ["c1", true],
      ["items.count", false],
    ]);
  });
});

describe("what was chosen before", () => {
  it("is the same for who comes back to a check", () => {
    const columns = [column(0, "项目", "name"), column(1, "类别", "kind"), column(2, "单号")];
    const sheet: ImportSheet = { index: 3, name: "一", headerRow: 1, rows: 2, columns };
    const form = { ...FORM, fields: [...FORM.fields, field("no", "单号", "serial")] };
    const answers = {
      旧类: { to: "a", label: "甲" },
      没有: { to: "blank", label: "留空" },
      新类: { to: "make", label: "新建" },
    };
    const chosen = reading(remembered(answered(mapped(guessed(columns), 2, "no"), "kind", answers), "kind", true), 2, {
      keep: true,
    });
    const plans = plansInto(columns, chosen);
    const asked = { sheet: 3, headerRow: 1, rows: 2, target: { form: FORM.key }, columns: plans };

    const back = resumed({ id: "i", form, sheets: [sheet] }, form, asked, "已选");

    expect(back.sheet).toBe(0);
    expect(plansInto(columns, back.mapping)).toEqual(plans);
    expect(plans[1]?.props).toMatchObject({ remember: ["旧类"], choices: { 旧类: "a", 没有: null, 新类: {} } });
    expect(plans[2]?.props).toMatchObject({ keep: true });
  });
});
