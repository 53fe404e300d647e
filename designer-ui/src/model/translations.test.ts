import { describe, expect, it } from "vitest";
import type { Field } from "./form-shape.ts";
import { followedIn, inLanguage, translatedIn } from "./translations.ts";

const NAME: Field = { key: "name", type: "text", title: "Name", props: { translations: { "en-US": "name_en" } } };

describe("a text in several languages", () => {
  it("is read in the language of its reader, else as it stands in the field itself", () => {
    expect(inLanguage(NAME, "绿茶", "en-US", { name_en: "Green tea" })).toBe("Green tea");
    expect(inLanguage(NAME, "绿茶", "zh-CN", { name_en: "Green tea" })).toBe("绿茶");
    expect(inLanguage(NAME, "绿茶", "en-US", { name_en: null })).toBe("绿茶");
    expect(inLanguage(NAME, "绿茶", "en-US", undefined)).toBe("绿茶");
    expect(inLanguage({ ...NAME, props: {} }, "绿茶", "en-US", { name_en: "Green tea" })).toBe("绿茶");
  });

  it("stands as the text does, its columns too", () => {
    const table: Field = { key: "rows", type: "subtable", title: "Rows", fields: [NAME] };
    const rule = (act: "hide" | "require") => ({
      key: "r",
      title: "R",
      then: [{ act, targets: ["name", "rows.name"] }],
    });
    const followed = followedIn([NAME, table]);
    expect(followed(rule("hide")).then[0]?.targets).toEqual(["name", "rows.name", "name_en", "rows.name_en"]);
    expect(followed(rule("require")).then[0]?.targets).toEqual(["name", "rows.name"]);
    expect(translatedIn([NAME, table]).get("name_en")).toBe("name");
  });
});
