import { describe, expect, it } from "vitest";
import type { ImportColumn, ImportForm } from "../../api/imports.ts";
import { guessed, mapped, missing, plansInto } from "./mapping.ts";

const column = (index: number, header: string, field?: string): ImportColumn => ({
  index,
  header,
  key: `c${index}`,
  title: header,
  type: "text",
  samples: [],
  ...(field === undefined ? {} : { field }),
});

const FORM: ImportForm = {
  key: "crm.customer",
  title: "客户",
  fields: [
    { key: "name", title: "客户名称", type: "text", required: true },
    { key: "phone", title: "电话", type: "phone", required: false },
  ],
};
const COLUMNS = [column(0, "客户名称", "name"), column(1, "手机"), column(2, "备注")];

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
    expect([...moved]).toEqual([[2, "name"]]);
    expect([...mapped(moved, 2, null)]).toEqual([]);
  });

  it("leave no required field unfilled without saying so", () => {
    expect(missing(FORM, guessed(COLUMNS))).toEqual([]);
    expect(missing(FORM, mapped(guessed(COLUMNS), 0, "phone")).map(({ title }) => title)).toEqual(["客户名称"]);
  });
});
