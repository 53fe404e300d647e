import { useCallback } from "react";
import type { PassProblem } from "../model/form/verification.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { useWords } from "./words.ts";

/** A problem of the pass as a sentence that says what to do. */
export function useSentence(): (problem: PassProblem) => string {
  const { say, t, text } = useWords();
  return useCallback(
    ({ code, params, field, message }) => {
      if (message !== undefined) return text(message);
      const option = params["option"] as LocalizedText | undefined;
      const values = { ...params, field: text(field), ...(option === undefined ? {} : { option: text(option) }) };
      return say(code, values) ?? t("wrong", values);
    },
    [say, t, text],
  );
}
