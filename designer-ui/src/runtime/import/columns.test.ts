import { describe, expect, it } from "vitest";
import type { ImportAnalysis, ImportSheet, ImportStart } from "../../api/imports.ts";
import { asksOrder, chosenColumns, detailsOf, lineSheet, plansOf } from "./columns.ts";
import { resumedAnew } from "./resume.ts";

const sheet = (index: number, headers: readonly string[], more = {}): ImportSheet => ({
  index,
  name: `表${index}`,
  headerRow: 1,
  rows: 2,
  columns: headers.map((header, at) => ({
    index: at,
    header,
    key: `c${at}`,
    title: header,
    type: "text",
    samples: ["甲"],
    ...more,
  })),
});

describe("what was chosen for a new form", () => {
  it("is there again for whoever comes back", () => {
    const records = sheet(0, ["编号", "日期", "备注"], { eitherFirst: 2 });
    const rows = sheet(1, ["编号", "物品"]);
    const [first, date, note] = chosenColumns(records);
    if (!first || !date || !note) throw new Error("three columns");
    const columns = [
      first,
      { ...date, title: "签订", type: "date", required: true, order: "month_first" as const },
      { ...note, skip: true },
    ];
    const lines = lineSheet(rows, records);
    const asked: ImportStart = {
      sheet: 0,
      headerRow: 1,
      rows: 2,
      target: { title: "-" },
      columns: plansOf(columns),
      details: detailsOf(lines),
    };
    const again = resumedAnew({ id: "x", sheets: [records, rows] } as unknown as ImportAnalysis, asked);
    expect(plansOf(again.columns)).toEqual(asked.columns);
    expect(again.columns[1]).toMatchObject({ title: "签订", type: "date", order: "month_first" });
    expect(again.lines && detailsOf(again.lines)).toEqual(asked.details);
  });
});

describe("the columns of a new form", () => {
  it("that are lines become a sub-table, unless nothing is left for the record itself", () => {
    const [head, line] = chosenColumns(sheet(0, ["编号", "物品"]));
    if (!head || !line) throw new Error("two columns");
    expect(plansOf([head, { ...line, line: true }]).map(({ key, props }) => [key, props])).toEqual([
      ["c0", {}],
      ["lines.c1", { line: true }],
    ]);
    expect(plansOf([{ ...line, line: true }]).map(({ key }) => key)).toEqual(["c1"]);
  });

  it("of dates ask for the order only when nothing tells it", () => {
    const [date] = chosenColumns(sheet(0, ["日期"], { type: "date", eitherFirst: 2 }));
    if (!date) throw new Error("one column");
    expect(asksOrder(date)).toBe(true);
    expect(asksOrder({ ...date, props: { order: "day_first" } })).toBe(false);
    expect(asksOrder({ ...date, type: "text" })).toBe(false);
    expect(plansOf([{ ...date, order: "month_first" }])[0]?.props).toEqual({ order: "month_first" });
  });

  it("of another sheet are lines that find their record by what both sheets say", () => {
    const [told] = detailsOf(lineSheet(sheet(1, ["物品", "编号"]), sheet(0, ["名称", "编号"])));
    expect(told).toMatchObject({ table: "lines", sheet: 1, joins: 1, to: 1 });
    expect(told?.columns.map(({ key, skip }) => [key, skip])).toEqual([
      ["lines.c0", false],
      ["lines.c1", true],
    ]);
  });
});
