import { describe, expect, it } from "vitest";
import { registerKind } from "../form/kinds.ts";
import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import { clipOf } from "./clipboard.ts";
import type { Edit } from "./command.ts";
import { contract, field } from "./contract.fixture.ts";
import { type FormDocument, fieldAt } from "./document.ts";
import { renameKey, setRollupVia, setSetting } from "./field-commands.ts";
import { applied, historyOf, undone } from "./history.ts";
import { setNode } from "./layout-commands.ts";

registerKind("lookup", { valueType: "TEXT", automatic: true, source: "lookup" });
registerKind("rollup", { valueType: "NUMBER", automatic: true, source: "rollup" });

const withFields = (...fields: readonly Field[]): FormDocument => ({
  ...contract,
  model: { ...contract.model, fields: [...contract.model.fields, ...fields] },
});
const said = (document: FormDocument, edit: Edit) => {
  const history = applied(historyOf(document), edit, 0);
  const cleared = (history.cleared ?? []).map(({ path, setting }) => `${path} ${setting}`);
  return { history, document: history.document, cleared };
};
const settings = (document: FormDocument, path: string) => Object.keys(fieldAt(document, path)?.props ?? {});
const TABLES = ["items", "parts"];
const rollup = (props: Readonly<Record<string, Json>>) =>
  field("sold", "rollup", { props: { form: "order", function: "sum", ...props } });

describe("a rollup over another link", () => {
  it.each([
    ["rows of another table", "items.product", "parts.product", "items.amount", ["sold field", "sold where"]],
    ["records instead of rows", "items.product", "product", "items.amount", ["sold field", "sold where"]],
    ["another link of the same table", "items.product", "items.other", "items.amount", []],
    ["another link of the records", "product", "other", "amount", []],
    ["rows, whose record is not added up", "product", "items.product", "amount", ["sold field"]],
    ["a form between", "product", "visit.product", "amount", []],
  ])("%s", (_case, from, to, of, gone) => {
    const where = {
      all: [{ field: "state", op: "eq", value: "a" }, ...(of.includes(".") ? [{ field: of, op: "gt", value: 1 }] : [])],
    };
    const before = withFields(rollup({ via: from, field: of, where }));
    const after = said(before, setRollupVia({ path: "sold", via: to, tables: TABLES }));
    expect(after.cleared).toEqual(gone);
    expect(fieldAt(after.document, "sold")?.props?.["via"]).toBe(to);
    expect(undone(after.history).document).toBe(before);
  });
});

describe("another form at the other end", () => {
  const link = field("customer", "link", {
    default: { value: "0190" },
    props: { form: "customer", filter: { all: [] }, fill: [], columns: ["city"], unique: true },
  });
  const lookup = field("level", "lookup", { props: { via: "customer", field: "level", function: "list" } });

  it("takes along what a link said of the old one, and what lookups showed of it", () => {
    const after = said(withFields(link, lookup), setSetting({ path: "customer", setting: "form", value: "vendor" }));
    expect(after.cleared).toEqual([
      "customer filter",
      "customer fill",
      "customer columns",
      "customer default",
      "level field",
      "level function",
    ]);
    expect(settings(after.document, "customer")).toEqual(["unique", "form"]);
    expect(settings(after.document, "level")).toEqual(["via"]);
    expect(after.history.past).toHaveLength(1);
  });

  it("of the rows of a table concerns the rows alone", () => {
    const rows = withFields(lookup, field("lines", "subtable", { fields: [link, lookup] }));
    const after = said(rows, setSetting({ path: "lines.customer", setting: "form", value: "vendor" }));
    expect(settings(after.document, "lines.level")).toEqual(["via"]);
    expect(settings(after.document, "level")).toEqual(["via", "field", "function"]);
  });

  it("takes everything from a rollup, and nothing from one that was only begun", () => {
    const full = rollup({ via: "items.product", field: "items.amount", where: { all: [] } });
    const to = setSetting({ path: "sold", setting: "form", value: "visit" });
    expect(said(withFields(full), to).cleared).toEqual(["sold via", "sold field", "sold where"]);
    expect(said(withFields(field("sold", "rollup")), to).cleared).toEqual([]);
  });

  it("a lookup follows another link and keeps what is there too", () => {
    const others = [
      field("vendor", "link", { props: { form: "vendor" } }),
      field("second", "links", { props: { form: "customer" } }),
    ];
    const over = (via: string) => setSetting({ path: "level", setting: "via", value: via });
    expect(said(withFields(link, lookup, ...others), over("vendor")).cleared).toEqual([
      "level field",
      "level function",
    ]);
    expect(said(withFields(link, lookup, ...others), over("second")).cleared).toEqual([]);
  });

  it("is told for a list of related records as well", () => {
    const nodes = [{ kind: "related", key: "visits", title: "", form: "visit", via: "customer" }] as const;
    const edit = setNode({
      section: "visits",
      property: "form",
      value: "call",
      along: () => ({ via: undefined, columns: undefined }),
    });
    expect(said({ ...contract, layouts: [{ key: "default", nodes }] }, edit).cleared).toEqual(["null via"]);
  });
});

describe("a name of this form", () => {
  it("is not meant by what speaks of another form", () => {
    const own = withFields(
      field("customer", "link", {
        props: { form: "customer", filter: { field: "amount", op: "eq", value: { var: "record.amount" } } },
      }),
      field("found", "text", {
        default: {
          query: {
            form: "price",
            pick: "amount",
            where: { field: "amount", op: "eq", value: { var: "record.amount" } },
          },
        },
      }),
      field("amount", "money"),
      field("level", "lookup", { props: { via: "customer", field: "amount" } }),
      rollup({
        via: "customer",
        field: "amount",
        where: { field: "amount", op: "gt", value: 1 },
        window: { field: "amount", within: "today" },
      }),
    );
    const renamed = renameKey({ path: "amount", key: "sum" }).run(own).document;
    expect(fieldAt(renamed, "level")?.props).toEqual(fieldAt(own, "level")?.props);
    expect(fieldAt(renamed, "sold")?.props).toEqual(fieldAt(own, "sold")?.props);
    const filter = { field: "amount", op: "eq", value: { var: "record.sum" } };
    expect(fieldAt(renamed, "customer")?.props?.["filter"]).toEqual(filter);
    expect(fieldAt(renamed, "found")?.default).toEqual({ query: { form: "price", pick: "amount", where: filter } });
    const moved = renameKey({ path: "customer", key: "client" }).run(own).document;
    expect(fieldAt(moved, "level")?.props?.["via"]).toBe("client");
    expect(fieldAt(moved, "sold")?.props?.["via"]).toBe("customer");
  });
});

describe("copying", () => {
  it("a field together with its section takes the field once", () => {
    const clip = clipOf(contract, "crm.contract", ["field:items", "section:detail", "field:name"]);
    expect(clip?.nodes.map((node) => (node.kind === "field" ? node.field : node.key))).toEqual(["name", "detail"]);
    expect(clip?.fields.map(({ key }) => key)).toEqual(["name", "items", "total"]);
  });
});
