// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import "../../../controls/catalog.ts";
import { allControls } from "../../../controls/registry.ts";
import { settingsOf } from "../../../controls/settings-catalog.ts";
import { LANGUAGES } from "../../../i18n/words.ts";
import { CONTROL_SETTINGS, NODE_PROPERTIES } from "../../../model/generated/settings.ts";
import { nodeDesigns, settingsOfNode } from "../nodes/catalog.ts";
import { fieldPanel } from "./field-panel.ts";
import { formPanel } from "./form-panel.ts";
import { nodePanel } from "./node-panel.ts";
import { fieldOf, withCommon } from "./setting.ts";

const areas = import.meta.glob<{ readonly words: Readonly<Record<string, string>> }>("../../../i18n/*/designer-*.ts", {
  eager: true,
});

/** The words of a language, as the panel looks for them. */
const wordsOf = (language: string) => (key: string) => {
  const [area, word = ""] = key.split(":");
  return areas[`../../../i18n/${language}/${area}.ts`]?.words[word];
};

const KINDS = [
  "section",
  "tabs",
  "tab",
  "steps",
  "step",
  "text",
  "divider",
  "button",
  "related",
  ...nodeDesigns.map(({ kind }) => kind),
];

const TYPES = allControls().map(({ type }) => type);
const panels = (language: string) => TYPES.map((type) => [type, fieldPanel(type, false, wordsOf(language))] as const);

/** Settings that others cover, or that are given with the palette. */
function coveredBy(type: string): ReadonlySet<string> {
  const { schema, hints } = settingsOf(type);
  const keys = [...hints, ...Object.keys(schema.properties ?? {}).map((key) => ({ key }))];
  return new Set(keys.flatMap((hint) => withCommon(hint).covers ?? []));
}

describe("the form of the panel", () => {
  it("asks for every setting that the schema of a control knows", () => {
    const missing = panels("zh-CN").flatMap(([type, { form }]) =>
      Object.keys(CONTROL_SETTINGS[type]?.properties ?? {})
        .filter((key) => !form.byPath.has(key) && !coveredBy(type).has(key))
        .map((key) => `${type}.${key}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(LANGUAGES.map(({ key }) => key))("has a name for every setting and every choice in %s", (language) => {
    const nameless = panels(language).flatMap(([type, { form }]) =>
      form.shape.model.fields.flatMap((field) => {
        const choices = (field.props?.["options"] ?? []) as readonly { readonly key: string; readonly label: string }[];
        const unsaid = choices
          .filter(({ key, label }) => key === label)
          .map(({ key }) => `${type}.${field.key}.${key}`);
        return field.title === field.key.replace(/^field_/, "") ? [`${type}.${field.key}`, ...unsaid] : unsaid;
      }),
    );
    expect(nameless).toEqual([]);
  });

  it.each(LANGUAGES.map(({ key }) => key))(
    "has a name for everything that is asked of nodes and the form in %s",
    (language) => {
      const find = wordsOf(language);
      const asked = [...KINDS.map((kind) => nodePanel(kind, find)), formPanel(find)].flatMap(({ form }) =>
        form.shape.model.fields.flatMap(({ key, title, props }) => [
          [`${form.shape.key}.${key}`, key, title],
          ...((props?.["options"] ?? []) as readonly { key: string; label: string }[]).map(({ key: one, label }) => [
            `${form.shape.key}.${key}.${one}`,
            one,
            label,
          ]),
        ]),
      );
      expect(
        asked.filter(([, key, title]) => title === key || String(title).includes(".")).map(([place]) => place),
      ).toEqual([]);
    },
  );

  it("asks for properties of nodes that the schema of forms knows", () => {
    const unknown = KINDS.flatMap((kind) =>
      settingsOfNode(kind)
        .hints.filter(({ key }) => !(key in (NODE_PROPERTIES.properties ?? {})))
        .map(({ key }) => `${kind}.${key}`),
    );
    expect(unknown).toEqual([]);
  });

  it("gives two bounds a line and one the whole of it", () => {
    const spans = (type: string) => {
      const nodes = fieldPanel(type, false, wordsOf("zh-CN")).form.shape.layouts[0]?.nodes ?? [];
      const group = nodes.find((node) => node.kind !== "field" && node.key === "group_settings");
      return group && group.kind !== "field"
        ? Object.fromEntries((group.children ?? []).map((node) => [node.kind === "field" ? node.field : "", node]))
        : {};
    };
    expect(spans("number")).toMatchObject({ min: { span: 6 }, max: { span: 6 }, scale: { span: 12 } });
    expect(spans("attachment")).toMatchObject({ maxCount: { span: 12 } });
  });

  it("calls the ends of days the earliest and the latest, and those of figures the least and the greatest", () => {
    const ends = (type: string, language: string) => {
      const total = fieldPanel(type, true, wordsOf(language)).form.byPath.get("field_total");
      const options = (total?.field.props?.["options"] ?? []) as unknown as readonly { key: string; label: string }[];
      return options.filter(({ key }) => key === "min" || key === "max").map(({ label }) => label);
    };
    expect(ends("date", "zh-CN")).toEqual(["最早", "最晚"]);
    expect(ends("datetime", "en-US")).toEqual(["Earliest", "Latest"]);
    expect(ends("number", "en-US")).toEqual(["Smallest", "Largest"]);
  });

  it("asks a column for conditions, but for no width", () => {
    const keys = [...fieldPanel("text", true, wordsOf("zh-CN")).form.byPath.keys()];
    expect(keys).toContain("field_required");
    expect(keys).not.toContain("field_span");
    expect(keys).toContain("field_visibleWhen");
  });

  it.each([
    ["a switch that is off", { type: "boolean" }, false, undefined],
    ["a switch that is on", { type: "boolean" }, true, true],
    ["a switch whose rule is on", { type: "boolean", default: true }, false, false],
    ["the choice that holds anyway", { enum: ["a", "b"], default: "a" }, "a", undefined],
    ["another choice", { enum: ["a", "b"], default: "a" }, "b", "b"],
    ["a whole number", { type: "integer" }, "12", 12],
    ["a decimal", { type: ["string", "number"] }, "0.10", "0.10"],
    ["nothing", { type: "string" }, null, undefined],
    ["an empty list", { type: "array", items: { type: "string" } }, [], undefined],
  ])("writes down %s", async (_name, schema, value, expected) => {
    const { fromValue, toValue } = await import("./setting.ts");
    const asked = { type: "text", schema, hint: { key: "x" }, required: false, words: [] };
    expect(fieldOf(asked, "x", () => undefined)).not.toBeNull();
    expect(fromValue(asked, value)).toEqual(expected);
    expect(fromValue(asked, toValue(asked, expected))).toEqual(expected);
  });
});
