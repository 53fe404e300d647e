import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkValue } from "../model/form/control-checks.ts";
import { kindOf } from "../model/form/kinds.ts";
import type { PublicForm } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import { OFFERED_CONTROLS } from "../model/public-link/public-link-document.ts";
import { editorOf, parametersOf } from "./form-of.ts";
import { INPUTS } from "./inputs.tsx";
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

/** What its inputs make of a text themselves is no matter of the kind. */
const DRAWN: ReadonlySet<string> = new Set(["month", "rating", "nps"]);

const cases = readFileSync("../form-engine/src/test/resources/cases/controls.jsonl", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Case)
  .filter(({ type, text }) => OFFERED_CONTROLS.has(type) && !(text !== undefined && DRAWN.has(type)));

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
  logic: {
    rules: [],
    validations: [
      { key: "cap", assert: { field: "price", op: "lte", value: "800" }, targets: ["pieces"], message: "too many" },
    ],
  },
  parameters: [{ name: "campaign" }, { name: "k", field: "kind" }, { name: "m", field: "mobile" }],
  zone: "Asia/Shanghai",
};

describe("the page of a public form", () => {
  it("has an input for every control that may be offered, and for no other", () => {
    expect(Object.keys(INPUTS).sort()).toEqual([...OFFERED_CONTROLS].sort());
  });

  it.each(cases.map((one) => [JSON.stringify(one), one] as const))(
    "reads and checks as the server does: %s",
    (_, one) => {
      const field = { key: "f", type: one.type, title: "f", props: one.props ?? {} };
      const read = one.text === undefined ? undefined : kindOf(one.type).read?.(one.text, field);
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
    const editor = editorOf(PAGE, "");
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
    expect(editorOf(PAGE, search).getState().input).toEqual({ kind: "b" });
    expect(editorOf(PAGE, "?m=13812345678").getState().input).toEqual({ mobile: "13812345678" });
    expect(parametersOf(PAGE, search)).toEqual({ k: "b", m: "12", campaign: "spring" });
  });

  it("speaks the language that the address asks for, else that of the browser", () => {
    expect(wantedLanguage("?lang=en", "zh-CN")).toBe("en-US");
    expect(wantedLanguage("", "zh-TW")).toBe("zh-CN");
    expect(wantedLanguage("", "de")).toBe("en-US");
  });
});
