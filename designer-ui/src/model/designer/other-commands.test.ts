import { describe, expect, it } from "vitest";
import type { FormDocument } from "./document.ts";
import { fieldAt } from "./document.ts";
import { renameKey } from "./field-commands.ts";
import { logicLines } from "./logic-reads.ts";
import { allowOther } from "./other-commands.ts";
import { withColumnRenamed, withFieldRenamed } from "./rename.ts";

const FORM = {
  kind: "form",
  key: "lead",
  title: "Lead",
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: "Name" },
      { key: "source", type: "radio", title: "Source", props: { options: [{ key: "web", label: "Web" }] } },
      { key: "set", type: "select", title: "Set", props: { optionSet: "sources" } },
    ],
  },
  layouts: [
    {
      key: "default",
      nodes: [
        {
          kind: "section",
          key: "s",
          title: "S",
          children: ["source", "set"].map((field) => ({ kind: "field", field, span: 12 })),
        },
      ],
    },
  ],
} as unknown as FormDocument;

describe("words of one's own beside a choice in a sub-table", () => {
  const choice = { key: "kind", type: "radio", title: "Kind", props: { options: [{ key: "a", label: "A" }] } };
  const rows = { key: "rows", type: "subtable", title: "Rows", fields: [choice] };
  const form = { ...FORM, model: { ...FORM.model, fields: [...FORM.model.fields, rows] } } as unknown as FormDocument;

  it("are another column of it", () => {
    const { document, selection } = allowOther({ field: "rows.kind", label: "Other", title: "Kind (other)" }).run(form);
    expect(fieldAt(document, "rows.kind")?.props?.["other"]).toEqual({ option: "other", field: "kind_other" });
    expect(fieldAt(document, "rows")?.fields?.map(({ key }) => key)).toEqual(["kind", "kind_other"]);
    expect(selection).toEqual({ kind: "column", table: "rows", key: "kind" });
    expect(logicLines(document).find(({ kind }) => kind === "other")).toMatchObject({
      reads: ["rows.kind"],
      writes: ["rows.kind_other"],
    });
  });
});

describe("what one row is asked", () => {
  const when = { rows: "rows", where: { all: [{ field: "kind", op: "eq", value: "a" }] } };
  const rows = { key: "rows", type: "subtable", title: "Rows", fields: [{ key: "kind", type: "text", title: "Kind" }] };
  const form = {
    ...FORM,
    model: { ...FORM.model, fields: [...FORM.model.fields, { key: "kind", type: "text", title: "Kind" }, rows] },
    logic: { rules: [{ key: "r", when, then: [{ act: "require", targets: ["name"] }] }] },
  } as unknown as FormDocument;

  it("is read as the columns it names", () => {
    expect(logicLines(form)[0]?.reads).toEqual(["rows", "rows.kind"]);
  });

  it("follows the names of its columns, and not those of the form", () => {
    expect(withColumnRenamed(form, "rows", "kind", "sort").logic?.rules?.[0]?.when).toEqual({
      rows: "rows",
      where: { all: [{ field: "sort", op: "eq", value: "a" }] },
    });
    expect(withFieldRenamed(form, "kind", "sort").logic?.rules?.[0]?.when).toEqual(when);
    expect(withFieldRenamed(form, "rows", "lines").logic?.rules?.[0]?.when).toEqual({ ...when, rows: "lines" });
  });
});

const WORDS = { label: "Other", title: "Source (other)" };

describe("words of one's own beside a choice", () => {
  const { document, selection } = allowOther({ field: "source", ...WORDS }).run(FORM);

  it("begin as an option and a text below the choice, in one step", () => {
    expect(selection).toEqual({ kind: "field", key: "source" });
    expect(fieldAt(document, "source")?.props).toEqual({
      options: [
        { key: "web", label: "Web" },
        { key: "other", label: "Other" },
      ],
      other: { option: "other", field: "source_other" },
    });
    expect(fieldAt(document, "source_other")).toEqual({ key: "source_other", type: "text", title: "Source (other)" });
    expect(JSON.stringify(document.layouts)).toMatch(/"source".*"source_other".*"set"/);
  });

  it("name an option of a set instead of adding one", () => {
    const shared = allowOther({ field: "set", option: "rest", ...WORDS }).run(FORM).document;
    expect(fieldAt(shared, "set")?.props).toEqual({
      optionSet: "sources",
      other: { option: "rest", field: "set_other" },
    });
  });

  it("follow the text when it is renamed, and are among what the form does by itself", () => {
    const renamed = renameKey({ path: "source_other", key: "words" }).run(document).document;
    expect(fieldAt(renamed, "source")?.props?.["other"]).toEqual({ option: "other", field: "words" });
    expect(logicLines(renamed)).toEqual([
      { key: "other source", kind: "other", place: "source", reads: ["source"], writes: ["words"] },
    ]);
  });
});
