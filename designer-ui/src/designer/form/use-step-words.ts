import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { StepName } from "../../model/designer/command.ts";

/** What a step is called in the language of the designer. */
export function useStepWords(): (name: StepName) => string {
  const { t } = useTranslation("designer");
  const text = useText();
  return useCallback(({ id, subject }) => t(`step.${id}`, { subject: text(subject) }), [t, text]);
}
