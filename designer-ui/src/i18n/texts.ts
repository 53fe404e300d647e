import { useCallback } from "react";
import { type LocalizedText, textOf } from "../model/localized-text.ts";
import { useLanguage } from "./language.ts";

/** Reads the labels of metadata in the chosen language. */
export function useText(): (text: LocalizedText | null | undefined) => string {
  const language = useLanguage();
  return useCallback((text) => textOf(text, language), [language]);
}
