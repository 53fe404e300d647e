import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { computePass } from "../model/form/pass.ts";
import { prepareForm } from "../model/form/preparation.ts";
import { NOBODY, type Surroundings } from "../model/form/surroundings.ts";
import type { Field, FieldRight, FormShape } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import "./catalog.ts";

/** The corpus that holds the server's pass and this one to the same answers. */
const CASES = "../form-engine/src/test/resources/cases";
const NOW = "2026-03-05T02:00:00.000Z";

interface Case {
  readonly name: string;
  readonly form: string | FormDocument;
  readonly before?: RecordValues;
  readonly input: RecordValues;
  readonly links?: Readonly<Record<string, Readonly<Record<string, RecordValues>>>>;
  readonly rights?: Readonly<Record<string, FieldRight>>;
  readonly user?: Readonly<Record<string, string | readonly string[]>>;
  readonly departments?: Readonly<Record<string, readonly string[]>>;
  readonly system?: Readonly<Record<string, Json>>;
  readonly now?: string;
  readonly zone?: string;
  readonly expect: {
    readonly data: RecordValues;
    readonly states?: Readonly<Record<string, unknown>>;
    readonly problems?: readonly { readonly code: string; readonly path: string }[];
  };
}

type FormDocument = Omit<FormShape, "rights" | "views" | "flow">;

/** Written by PassFuzzTest of form-engine, which the build always runs first. */
const FUZZ = "../form-engine/target/pass-fuzz.jsonl";
const PATIENCE = 60_000;

const readCases = (file: string): readonly Case[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Case);
const cases = readCases(`${CASES}/pass.jsonl`);
const documents = JSON.parse(readFileSync(`${CASES}/pass-forms.json`, "utf8")) as Record<string, FormDocument>;

/** A lookup over one link as the server shows it: with the control of the field whose values it has. */
function shown(field: Field, beside: readonly Field[]): Field {
  const columns = field.fields?.map((column) => shown(column, field.fields ?? []));
  if (columns) return { ...field, fields: columns };
  const via = beside.find(({ key, type }) => key === field.props?.["via"] && type === "link");
  const source = documents[String(via?.props?.["form"])]?.model.fields.find(
    ({ key }) => key === field.props?.["field"],
  );
  if (field.type !== "lookup" || !source) return field;
  const from = { kind: "lookup", via: via?.key ?? "", field: source.key } as const;
  return { ...field, type: source.type, props: source.props ?? {}, source: from };
}

const shapeOf = (document: FormDocument): FormShape => ({
  ...document,
  model: { ...document.model, fields: document.model.fields.map((field) => shown(field, document.model.fields)) },
  key: `t.${document.key}`,
  layouts: document.layouts ?? [],
  version: 1,
  views: [],
  flow: null,
  rights: {
    create: true,
    read: true,
    update: true,
    delete: true,
    import: true,
    export: true,
    migrate: true,
    design: true,
    fields: {},
  },
});
const shapes = new Map(Object.values(documents).map((document) => [`t.${document.key}`, shapeOf(document)]));

function run(one: Case) {
  const document = typeof one.form === "string" ? documents[one.form] : one.form;
  if (!document) throw new Error(`no form ${JSON.stringify(one.form)}`);
  const rights = one.rights ?? {};
  const surroundings: Surroundings = {
    now: one.now ?? NOW,
    zone: one.zone ?? "Asia/Shanghai",
    variables: Object.fromEntries(Object.entries(one.user ?? {}).map(([name, value]) => [`user.${name}`, value])),
    right: (path) => rights[path] ?? rights["*"] ?? "write",
    linked: (form, id) => one.links?.[form.replace(/^t\./, "")]?.[id] ?? null,
    departmentTree: (department) => one.departments?.[department] ?? [],
    system: one.system ?? {},
  };
  return computePass(prepareForm(shapeOf(document), shapes), one.before ?? null, one.input, surroundings);
}

/** Nulls are absent in the corpus, as in the server's JSON. */
const known = (state: object) => Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null));

function agrees(one: Case): boolean {
  const { data, states, problems } = run(one);
  const found = {
    data,
    states: Object.fromEntries(Object.entries(states).map(([target, state]) => [target, known(state)])),
    problems: problems.map(({ code, path }) => ({ code, path })),
  };
  return isDeepStrictEqual(found, one.expect);
}

describe("the pass in the browser", () => {
  it("has a corpus that is not small", () => expect(cases.length).toBeGreaterThanOrEqual(80));

  it("agrees with the server on random forms", { timeout: PATIENCE }, () => {
    const random = readCases(FUZZ);
    expect(random.filter((one) => !agrees(one)).slice(0, 3)).toEqual([]);
    expect(random.length).toBeGreaterThanOrEqual(500);
  });

  it.each(cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    const result = run(one);
    expect(result.data).toEqual(one.expect.data);
    expect(result.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(
      (one.expect.problems ?? []).map(({ code, path }) => `${code} ${path}`),
    );
    for (const [target, state] of Object.entries(one.expect.states ?? {})) {
      expect({ target, ...known(result.states[target] ?? {}) }).toEqual({ target, ...(state as object) });
    }
  });
});

describe("a lookup whose link the reader may not see", () => {
  it("shows what the server gave, in records and in rows", () => {
    const price: Field = { key: "price", type: "money", title: "price", source: { kind: "lookup" } };
    const lines: Field = { key: "lines", type: "subtable", title: "lines", fields: [price] };
    const shape = shapeOf({
      key: "hidden",
      title: "hidden",
      model: { titleField: "price", fields: [price, lines] },
      layouts: [],
    } as unknown as FormDocument);
    const before = { price: "3", lines: [{ _id: "r1", price: "4" }] };
    const surroundings: Surroundings = { ...NOBODY, now: NOW, right: () => "read" };
    expect(computePass(prepareForm(shape), before, {}, surroundings).data).toEqual(before);
  });
});
