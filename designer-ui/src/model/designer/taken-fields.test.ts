import { describe, expect, it } from "vitest";
import { pasteClip } from "./clipboard.ts";
import { contract } from "./contract.fixture.ts";
import { clipOfColumns } from "./taken-fields.ts";

const columns = [
  { key: "name", title: " 客户名称 ", type: "text", required: true },
  { key: "amount", title: "金额", type: "money", props: { scale: 2, unit: "万元" } },
  { key: "amount", title: "金额", type: "money" },
  { key: "", title: "到货", type: "date", props: { order: "dmy" } },
];

describe("fields for the columns of a sheet", () => {
  it("have keys of their own and nothing that only cells need", () => {
    expect(clipOfColumns(columns, "rent.contract").fields).toEqual([
      { key: "name", type: "text", title: "客户名称", required: true },
      { key: "amount", type: "money", title: "金额", props: { scale: 2 } },
      { key: "money_1", type: "money", title: "金额" },
      { key: "date_1", type: "date", title: "到货" },
    ]);
  });

  it("come in one step, beside fields of the same names", () => {
    const clip = clipOfColumns(columns, "rent.contract");
    const { document } = pasteClip({ clip, form: "rent.contract", target: { section: "base", before: null } }).run(
      contract,
    );
    expect(document.model.fields.map(({ key }) => key).slice(-4)).toEqual(["text_1", "amount", "money_1", "date_1"]);
  });
});
