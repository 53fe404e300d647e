/** A label: one text for everybody, or one per language. */
export type LocalizedText = string | Readonly<Record<string, string>>;

/** The text for a language, falling back to Chinese, then to whatever there is. */
export function textOf(text: LocalizedText | null | undefined, language: string): string {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return text;
  return text[language] ?? text["zh-CN"] ?? Object.values(text)[0] ?? "";
}

/** A label with the text of one language set; plain again when only `main` is left, undefined when nothing is. */
export function withText(
  label: LocalizedText | null | undefined,
  language: string,
  value: string,
  main: string,
): LocalizedText | undefined {
  const before = typeof label === "string" ? { [main]: label } : (label ?? {});
  const texts = Object.entries({ ...before, [language]: value }).filter(([, text]) => text !== "");
  const [only] = texts;
  if (!only) return undefined;
  return texts.length === 1 && only[0] === main ? only[1] : Object.fromEntries(texts);
}

/** What somebody has written for exactly this language; a label for everybody counts as `main`. */
export function writtenText(label: LocalizedText | null | undefined, language: string, main: string): string {
  if (typeof label === "string") return language === main ? label : "";
  return label?.[language] ?? "";
}
