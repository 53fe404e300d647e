import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { aspectsOf, type FieldAspect } from "../../model/form/aspects.ts";
import type { Field } from "../../model/form-shape.ts";

const CONTROLS: Readonly<Record<FieldAspect, string>> = { name: "text", count: "integer", probability: "integer" };
const WORDS = {
  name: "filter.files.name",
  count: "filter.files.count",
  probability: "filter.stage.probability",
} as const;

/** What can be asked of a field besides its value, as fields of their own. */
export function useAspects(): (field: Field) => readonly Field[] {
  const { t } = useTranslation("list");
  const text = useText();
  return useCallback(
    (field) =>
      aspectsOf(field).map((aspect) => ({
        key: `${field.key}.${aspect}`,
        type: CONTROLS[aspect],
        title: t(WORDS[aspect], { field: text(field.title) || field.key }),
      })),
    [t, text],
  );
}

/** What a filter may ask: the fields, and what can be asked of them besides. */
export function useAskedFields(fields: readonly Field[]): readonly Field[] {
  const aspects = useAspects();
  return useMemo(() => fields.flatMap((field) => [field, ...aspects(field)]), [fields, aspects]);
}
