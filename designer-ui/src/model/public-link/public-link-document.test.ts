import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { registerKind } from "../form/kinds.ts";
import type { Field } from "../form-shape.ts";
import {
  colleaguesOf,
  isShowable,
  moved,
  NOBODY_OFFERED,
  newPublicLink,
  partsChanged,
  pointedBy,
  readPublicLink,
  refusalOf,
  writePublicLink,
} from "./public-link-document.ts";

interface Shown {
  readonly name: string;
  readonly field: Field;
  readonly shown: boolean;
}

/** The corpus that holds the server and the designer to the same. */
const shown = readFileSync("../form-engine/src/test/resources/cases/shown-to-visitors.jsonl", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Shown);

const LINK = {
  kind: "publiclink",
  key: "web",
  title: { "zh-CN": "留言", "en-US": "Write to us" },
  form: "note",
  lead: "A",
  fields: [{ field: "name" }, { field: "phone" }, { field: "lines", columns: ["product", "qty"] }],
  layout: "form",
  offer: {
    "lines.product": { form: "product", show: ["price"], where: { field: "sold", op: "eq", value: true }, list: true },
    city: { form: "city" },
  },
  values: { source: "web" },
  parameters: [{ name: "from", field: "campaign" }],
  enabled: false,
  until: "2026-12-31T16:00:00Z",
  limit: 5,
  later: { x: 1 },
};

describe("a public link", () => {
  it("comes back as it was written, with what is not known here", () => {
    expect(writePublicLink(readPublicLink(LINK))).toEqual(LINK);
    const short = { kind: "publiclink", key: "k", title: "T", form: "f", fields: [{ field: "a" }] };
    expect(writePublicLink(readPublicLink(short))).toEqual(short);
  });

  it("tells which of its parts are different", () => {
    const link = readPublicLink(LINK);
    expect(partsChanged(link, { ...link, fields: ["phone", "name"], enabled: true })).toEqual(["fields", "enabled"]);
    expect(partsChanged(link, readPublicLink(LINK))).toEqual([]);
  });

  it("begins with what needs no more to be said, as the form arranges it", () => {
    const fields = [
      { key: "who", type: "text", title: "Who" },
      { key: "owner", type: "user", title: "Owner" },
      { key: "product", type: "link", title: "Product", props: { form: "crm.product" } },
      { key: "sum", type: "money", title: "Sum", compute: "1" },
      { key: "no", type: "serial", title: "No" },
      {
        key: "lines",
        type: "subtable",
        title: "Lines",
        fields: [
          { key: "product", type: "link", title: "Product", props: { form: "crm.product" } },
          { key: "qty", type: "number", title: "Qty" },
        ],
      },
    ];
    expect(newPublicLink({ key: "web", title: "T", form: "order", fields })).toEqual({
      kind: "publiclink",
      key: "web",
      title: "T",
      form: "order",
      layout: "form",
      fields: [{ field: "who" }, { field: "lines", columns: ["qty"] }],
    });
    expect(fields.map((field) => refusalOf(field))).toEqual([null, null, null, null, "given", null]);
    registerKind("fate", { valueType: "OPTION", inside: "decided" });
    expect(refusalOf({ key: "f", type: "fate", title: "F" })).toBe("decided");
  });

  it("tells where a field points, and what may be seen there", () => {
    const choice = { key: "c", type: "select", title: "C", props: { optionsFrom: { form: "city", value: "name" } } };
    expect(pointedBy(choice)).toEqual({ form: "city", needs: ["name"] });
    expect(pointedBy({ key: "l", type: "links", title: "L", props: { form: "crm.p" } })?.form).toBe("crm.p");
    expect(pointedBy({ key: "t", type: "text", title: "T" })).toBeUndefined();
  });

  it.each(shown.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    expect(isShowable(one.field)).toBe(one.shown);
  });

  it("names colleagues one by one, and nobody as long as it does not", () => {
    const colleagues = { people: ["p1"], roles: ["crm.seller"], departments: [], below: true };
    const host = { form: "", show: [], where: undefined, list: true, colleagues };
    const json = { kind: "publiclink", key: "web", title: "T", form: "visit", fields: [{ field: "host" }] };
    const written = writePublicLink({ ...readPublicLink(json), offer: { host } });
    expect(written["offer"]).toEqual({ host: { people: ["p1"], roles: ["crm.seller"], list: true } });
    expect(readPublicLink(written).offer["host"]?.colleagues).toEqual({ ...colleagues, below: false });
    expect(readPublicLink({ ...json, offer: { host: {} } }).offer["host"]?.colleagues).toEqual(NOBODY_OFFERED);
    registerKind("units", { valueType: "DEPARTMENTS" });
    expect(colleaguesOf({ key: "d", type: "units", title: "D" })).toBe("departments");
  });

  it("moves its fields within their list", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  });
});
