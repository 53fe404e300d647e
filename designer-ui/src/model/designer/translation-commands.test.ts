import { describe, expect, it } from "vitest";
import { clipOf, pasteClip } from "./clipboard.ts";
import { type FormDocument, fieldAt } from "./document.ts";
import { removeItem } from "./removing-commands.ts";
import { withColumnRenamed, withFieldRenamed } from "./rename.ts";
import { addTranslations } from "./translation-commands.ts";

const ENGLISH = [{ key: "en-US", title: "English" }];
const TITLE = { "zh-CN": "名称", "en-US": "Name" };
const props = { maxLength: 40, pattern: "[A-Z]+", unique: true, encrypted: true };
const FORM = {
  kind: "form",
  key: "article",
  title: "Article",
  model: {
    titleField: "name",
    fields: [
      { key: "name", type: "text", title: TITLE, required: true, masked: true, props },
      { key: "name_fr", type: "text", title: "Nom" },
      { key: "parts", type: "subtable", title: "Parts", fields: [{ key: "what", type: "textarea", title: "What" }] },
    ],
  },
  layouts: [{ key: "default", nodes: [{ kind: "field", field: "name" }] }],
} as unknown as FormDocument;

describe("a text in other languages", () => {
  it("gets a field beside it that is like it, and stands nowhere by itself", () => {
    const { document, selection } = addTranslations({ path: "name", languages: ENGLISH }).run(FORM);
    expect(fieldAt(document, "name")?.props).toEqual({ ...props, translations: { "en-US": "name_en" } });
    expect(fieldAt(document, "name_en")).toEqual({
      key: "name_en",
      type: "text",
      title: { "zh-CN": "名称 (English)", "en-US": "Name (English)" },
      masked: true,
      inList: false,
      props: { maxLength: 40, encrypted: true },
    });
    expect(document.model.fields.map(({ key }) => key)).toEqual(["name", "name_en", "name_fr", "parts"]);
    expect(document.layouts).toBe(FORM.layouts);
    expect(selection).toEqual({ kind: "field", key: "name" });
  });

  it("keeps what holds a language by now, and takes another key where one is taken", () => {
    const once = addTranslations({ path: "name", languages: ENGLISH }).run(FORM).document;
    const both = addTranslations({ path: "name", languages: [...ENGLISH, { key: "fr-FR", title: "Français" }] }).run(
      once,
    );
    const held = fieldAt(both.document, "name")?.props?.["translations"] as Record<string, string>;
    expect(held["en-US"]).toBe("name_en");
    expect(["name", "name_en", "name_fr"]).not.toContain(held["fr-FR"]);
    expect(fieldAt(both.document, held["fr-FR"] ?? "")?.title).toMatchObject({ "en-US": "Name (Français)" });
  });

  it("is another column in a sub-table, and follows when a field is renamed", () => {
    const { document } = addTranslations({ path: "parts.what", languages: ENGLISH }).run(FORM);
    expect(fieldAt(document, "parts")?.fields?.map(({ key }) => key)).toEqual(["what", "what_en"]);
    const renamed = withColumnRenamed(document, "parts", "what_en", "words");
    expect(fieldAt(renamed, "parts.what")?.props?.["translations"]).toEqual({ "en-US": "words" });
    const own = addTranslations({ path: "name", languages: ENGLISH }).run(FORM).document;
    expect(fieldAt(withFieldRenamed(own, "name_en", "label"), "name")?.props?.["translations"]).toEqual({
      "en-US": "label",
    });
  });

  it("goes with its translations, and stays when one of them goes", () => {
    const { document } = addTranslations({ path: "name", languages: ENGLISH }).run(FORM);
    const without = removeItem({ name: "field:name" }).run(document).document;
    expect(without.model.fields.map(({ key }) => key)).toEqual(["name_fr", "parts"]);
    const alone = removeItem({ name: "field:name_en" }).run(document).document;
    expect(fieldAt(alone, "name")?.props).toEqual(props);
  });

  it("is copied with its translations", () => {
    const { document } = addTranslations({ path: "name", languages: ENGLISH }).run(FORM);
    const clip = clipOf(document, "shop.article", ["field:name"]);
    if (!clip) throw new Error("nothing was copied");
    expect(clip.fields.map(({ key }) => key)).toEqual(["name", "name_en"]);
    const pasted = pasteClip({ clip, form: "shop.article", target: { beside: "field:name", side: "bottom" } }).run(
      document,
    ).document;
    const [copy, english] = pasted.model.fields.slice(-2);
    expect(copy?.props?.["translations"]).toEqual({ "en-US": english?.key });
    expect(english?.key).not.toBe("name_en");
  });
});
