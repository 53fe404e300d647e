import { describe, expect, it } from "vitest";
import type { FormDocument } from "./document.ts";
import { fieldAt } from "./document.ts";
import { renameKey } from "./field-commands.ts";
import { logicLines } from "./logic-reads.ts";
import { allowOther } from "./other-commands.ts";

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
