import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../i18n/texts.ts";
import type { PassProblem } from "../model/form/verification.ts";
import type { LocalizedText } from "../model/localized-text.ts";

/** Parameters that are said in the language of the reader. */
const IN_WORDS: ReadonlySet<string> = new Set(["option", "days"]);

/** A problem of the pass as a sentence that says what to do. */
export function useProblemWords(): (problem: PassProblem) => string {
  const { t } = useTranslation("problems");
  const text = useText();
  return useCallback(
    ({ code, params, field, message }: PassProblem) => {
      if (message !== undefined) return text(message);
      const said = Object.entries(params).map(([name, value]): [string, unknown] => [
        name,
        IN_WORDS.has(name) ? text(value as LocalizedText) : value,
      ]);
      return t(code, { ...Object.fromEntries<unknown>(said), field: text(field) });
    },
    [t, text],
  );
}
