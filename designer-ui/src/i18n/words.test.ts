import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const areas = import.meta.glob<{ readonly words: Readonly<Record<string, string>> }>("./*/*.ts", { eager: true });

const wordsOf = (language: string, area: string) => areas[`./${language}/${area}.ts`]?.words ?? {};
const areasOf = (language: string) =>
  Object.keys(areas)
    .filter((path) => path.startsWith(`./${language}/`))
    .map((path) => path.replace(`./${language}/`, "").replace(".ts", ""))
    .sort();

/** English has one form more than Chinese; both are the same key to the product. */
const keysOf = (words: object) =>
  [...new Set(Object.keys(words).map((key) => key.replace(/_(one|other)$/, "")))].sort();
const namesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe("the words of the product", () => {
  it("cover the same areas in both languages", () => {
    expect(areasOf("zh-CN").length).toBeGreaterThan(2);
    expect(areasOf("en-US")).toEqual(areasOf("zh-CN"));
  });

  it.each(areasOf("zh-CN"))("have the same keys in both languages: %s", (area) => {
    expect(keysOf(wordsOf("en-US", area))).toEqual(keysOf(wordsOf("zh-CN", area)));
  });

  it.each(areasOf("zh-CN"))("fill in the same names in both languages: %s", (area) => {
    const english = wordsOf("en-US", area);
    for (const [key, text] of Object.entries(wordsOf("zh-CN", area))) {
      expect(namesIn(english[key] ?? ""), key).toEqual(namesIn(text));
    }
  });

  it("exist for every key that a component names", () => {
    expect(missingKeys()).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [path] : [];
  });
}

/**
 * Keys written out in the source, each looked up in the area of the translator that names it, or in the area written before it. Of a key that is put together the beginning has to exist.
 */
function missingKeys(): string[] {
  return sources("src").flatMap((path) => {
    const source = readFileSync(path, "utf8");
    return translatorsIn(source).flatMap(([name, areas]) =>
      [...source.matchAll(new RegExp(`(?<![.\\w])${name}\\((?:"([^"]+)"|\`([^\`$]+)\\$)`, "g"))]
        .filter(([, whole, beginning]) => !isKnown(areas, whole ?? "", beginning))
        .map(([, whole, beginning]) => `${path}: ${whole ?? `${beginning}…`}`),
    );
  });
}

/** What a file calls its translators, with the areas that each was made for. */
function translatorsIn(source: string): [string, string[]][] {
  const made = [...source.matchAll(/\bt(?:: (\w+))?(?:, i18n)? \} = useTranslation\(\[?((?:"[\w-]+"(?:, )?)*)\]?\)/g)];
  const byName = new Map<string, string[]>();
  for (const [, name = "t", areas = ""] of made) {
    byName.set(name, [...(byName.get(name) ?? []), ...(areas.replaceAll('"', "") || "common").split(", ")]);
  }
  return [...byName];
}

function isKnown(areas: readonly string[], key: string, beginning: string | undefined): boolean {
  const [, area, rest = ""] = /^(?:([\w-]+):)?(.*)$/.exec(beginning ?? key) ?? [];
  if (area !== undefined && area !== "common" && !areas.includes(area)) return false;
  const known = (area === undefined ? areas : [area]).flatMap((each) => keysOf(wordsOf("zh-CN", each)));
  return beginning === undefined ? known.includes(rest) : known.some((each) => each.startsWith(rest));
}
