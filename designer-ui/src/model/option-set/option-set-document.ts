import type { Option } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

/** Choices that fields of several forms share. */
export interface OptionSetDocument {
  readonly title: LocalizedText;
  readonly options: readonly Option[];
  /** Everything else in the document, which survives. */
  readonly rest: JsonObject;
}

export function readOptionSet(json: JsonObject): OptionSetDocument {
  const { title, options, ...rest } = json;
  return {
    title: (title ?? "") as LocalizedText,
    options: (options ?? []) as unknown as readonly Option[],
    rest,
  };
}

export function writeOptionSet({ title, options, rest }: OptionSetDocument): JsonObject {
  return { ...rest, title: title as Json, options: options as unknown as Json };
}

export const newOptionSet = (key: string, title: LocalizedText): OptionSetDocument => ({
  title,
  options: [],
  rest: { kind: "optionset", key },
});

/** The option that a place of the server's checks is about; null for every other place. */
export function optionPlace(pointer: string): number | null {
  const match = /^\/options\/(\d+)/.exec(pointer);
  return match ? Number(match[1]) : null;
}
