import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../i18n/texts.ts";
import type { PassProblem } from "../model/form/verification.ts";
import type { LocalizedText } from "../model/localized-text.ts";

/** A problem of the pass as a sentence that says what to do. */
export function useProblemWords(): (problem: PassProblem) => string {
  const { t } = useTranslation("problems");
  const text = useText();
  return useCallback(
    ({ code, params, field, message }: PassProblem) => {
      if (message !== undefined) return text(message);
      const option = params["option"] as LocalizedText | undefined;
      return t(code, { ...params, field: text(field), ...(option === undefined ? {} : { option: text(option) }) });
    },
    [t, text],
  );
}
