import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { FindWords } from "./setting.ts";

/** Finds the words of settings in the language of the designer. */
export function useFindWords(): FindWords {
  const { t, i18n } = useTranslation(["designer-settings", "designer-panel", "designer-values", "designer-nodes"]);
  return useCallback((key) => (i18n.exists(key) ? t(key) : undefined), [t, i18n]);
}
