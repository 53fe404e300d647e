import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDecimal } from "../model/decimal-text.ts";
import { checkValue } from "../model/form/control-checks.ts";
import { kindOf } from "../model/form/kinds.ts";
import type { PublicForm } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import { fillingOf, parametersOf } from "./form-of.ts";
import { inputOf } from "./inputs.tsx";
import { registerPublicKinds } from "./kinds.ts";
import { wantedLanguage } from "./words.ts";

registerPublicKinds();

interface Case {
  readonly type: string;
  readonly props?: Readonly<Record<string, Json>>;
  readonly text?: string;
  readonly sent?: Json;
  readonly value?: Json;
  readonly problem?: string;
}

/** Controls that are not filled in by people without an account, as the server has it, with the reason. */
const INSIDE = JSON.parse(readFileSync("../form-engine/src/test/resources/cases/outside.json", "utf8")) as Readonly<
  Record<string, string>
>;

const cases = readFileSync("../form-engine/src/test/resources/cases/controls.jsonl", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Case)
  .filter(({ type }) => INSIDE[type] === undefined);

const THURSDAY = { now: "2026-03-05T02:00:00.000Z", zone: "Asia/Shanghai" };

const PAGE: PublicForm = {
  title: "Write to us",
  fields: [
    {
      key: "kind",
      type: "select",
      title: "Kind",
      props: {
        options: [
          { key: "a", label: "A" },
          { key: "b", label: "B" },
        ],
      },
    },
    { key: "name", type: "text", title: "Name", required: true },
    { key: "pieces", type: "number", title: "Pieces", visibleWhen: { field: "kind", op: "eq", value: "b" } },
    { key: "price", type: "money", title: "Price", compute: "{pieces}*80" },
    { key: "mobile", type: "phone", title: "Mobile", props: { kind: "mobile" } },
  ],
  layouts: [],
  logic: {
    rules: [],
    validations: [
      { key: "cap", assert: { field: "price", op: "lte", value: "800" }, targets: ["pieces"], message: "too many" },
    ],
  },
  parameters: [{ name: "campaign" }, { name: "k", field: "kind" }, { name: "m", field: "mobile" }],
  unkept: [],
  zone: "Asia/Shanghai",
};

const ORDER: PublicForm = {
  title: "Order",
  fields: [
    {
      key: "lines",
      type: "subtable",
      title: "Lines",
      props: { maxRows: 2 },
      fields: [
        {
          key: "product",
          type: "link",
          title: "Product",
          required: true,
          props: {
            fill: [{ from: "price", to: "price" }],
            offered: { list: true, columns: [{ key: "price", type: "money", title: "Price", props: {} }] },
          },
        },
        { key: "pieces", type: "integer", title: "Pieces" },
        { key: "price", type: "money", title: "Price" },
        { key: "amount", type: "money", title: "Amount", compute: "{pieces}*{price}" },
      ],
    },
    { key: "total", type: "money", title: "Total", compute: "SUM({lines.amount})" },
  ],
  layouts: [],
  logic: { rules: [], validations: [] },
  parameters: [],
  unkept: [],
  zone: "Asia/Shanghai",
};

/** What the inputs of numbers make of what is typed. */
const typed = (type: string) =>
  kindOf(type).valueType === "NUMBER"
    ? (text: string) => ({ value: readDecimal(text, type === "percent") ?? text })
    : undefined;

describe("the page of a public form", () => {
  it("has an input for every control that may be offered", () => {
    const types = new Set(cases.map(({ type }) => type));
    expect(types.size).toBeGreaterThan(30);
    expect([...types].filter((type) => type !== "subtable" && !inputOf({ key: "f", type, title: "f" }))).toEqual([]);
  });

  it.each(cases.map((one) => [JSON.stringify(one), one] as const))(
    "reads and checks as the server does: %s",
    (_, one) => {
      const field = { key: "f", type: one.type, title: "f", props: one.props ?? {} };
      const read = one.text === undefined ? undefined : (kindOf(one.type).read ?? typed(one.type))?.(one.text, field);
      const found =
        read && "problem" in read
          ? [read.problem]
          : checkValue(field, read ? read.value : (one.sent ?? one.text ?? null), THURSDAY).map(({ code }) => code);
      expect(found).toEqual(
        one.problem === undefined ? [] : [one.problem === "import_unknown_option" ? "option_unknown" : one.problem],
      );
    },
  );

  it("runs the same pass as the application: hides, computes, requires and checks", () => {
    const editor = fillingOf(PAGE, "").editor;
    const now = () => editor.getState().result;
    expect(now().states["pieces"]?.visible).toBe(false);
    expect(now().problems.map(({ code, path }) => `${code} ${path}`)).toEqual(["required /name"]);
    editor.set("kind", "b");
    editor.set("name", "Li");
    editor.set("pieces", "12");
    expect(now().states["pieces"]?.visible).toBe(true);
    expect(now().data["price"]).toBe("960");
    expect(now().problems).toEqual([expect.objectContaining({ path: "/pieces", message: "too many" })]);
  });

  it("takes from the address what its fields can read, and passes the rest of the known names on", () => {
    const search = "?k=b&m=12&campaign=spring&other=x";
    expect(fillingOf(PAGE, search).editor.getState().input).toEqual({ kind: "b" });
    expect(fillingOf(PAGE, "?m=13812345678").editor.getState().input).toEqual({ mobile: "13812345678" });
    expect(parametersOf(PAGE, search)).toEqual({ k: "b", m: "12", campaign: "spring" });
  });

  it("computes rows with what is seen of the records that they point to", () => {
    const { editor, know } = fillingOf(ORDER, "");
    const now = () => editor.getState().result;
    know("lines.product", { id: "p1", title: "Pump", values: { price: "12.5" } });
    editor.set("lines", [{ _id: "r1", product: "p1", pieces: "4" }, { _id: "r2" }]);
    expect(now().data["total"]).toBe("50");
    expect((now().data["lines"] as readonly object[])[0]).toMatchObject({ price: "12.5", amount: "50" });
    expect(now().problems.map(({ code, path }) => `${code} ${path}`)).toEqual(["required /lines/1/product"]);
    editor.set("lines", [{ _id: "r1", product: "p1", pieces: "4", price: "10" }]);
    expect(now().data["total"]).toBe("40");
    editor.set("lines", [{ _id: "a" }, { _id: "b" }, { _id: "c" }]);
    expect(now().problems.map(({ code }) => code)).toContain("rows_too_many");
  });

  it("asks columns their conditions row by row", () => {
    const note = { key: "note", type: "text", title: "Note", required: true };
    const many = { field: "pieces", op: "gt", value: "5" };
    const [lines, total] = ORDER.fields;
    if (!lines || !total) throw new Error("two fields");
    const fields = [{ ...lines, fields: [...(lines.fields ?? []), { ...note, visibleWhen: many }] }, total];
    const { editor } = fillingOf({ ...ORDER, fields }, "");
    editor.set("lines", [
      { _id: "a", product: "p", pieces: "1" },
      { _id: "b", product: "p", pieces: "9" },
    ]);
    const { problems, states } = editor.getState().result;
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(["required /lines/1/note"]);
    expect(states["lines.a.note"]?.visible).toBe(false);
    expect(states["lines.b.note"]?.visible).toBe(true);
  });

  it("counts files as the server does", () => {
    const photos = { key: "photos", type: "image", title: "Photos", props: { maxCount: 1 } };
    const { editor } = fillingOf({ ...ORDER, fields: [photos] }, "");
    editor.set("photos", [{ id: "1" }, { id: "2" }]);
    expect(editor.getState().result.problems.map(({ code }) => code)).toEqual(["files_too_many"]);
  });

  it("speaks the language that the address asks for, else that of the browser", () => {
    expect(wantedLanguage("?lang=en", "zh-CN")).toBe("en-US");
    expect(wantedLanguage("", "zh-TW")).toBe("zh-CN");
    expect(wantedLanguage("", "de")).toBe("en-US");
  });
});
