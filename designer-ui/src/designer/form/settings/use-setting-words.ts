import { useCallback } from "react";
import { useFindWords } from "./use-find-words.ts";

/** What a setting of a kind of field, or a property of every field, is called; undefined when it has no name. */
export function useSettingWords(): (type: string, setting: string) => string | undefined {
  const find = useFindWords();
  return useCallback(
    (type, setting) =>
      find(`designer-settings:setting.${type}.${setting}`) ??
      find(`designer-settings:setting.${setting}`) ??
      find(`designer-panel:property.${setting}`),
    [find],
  );
}
