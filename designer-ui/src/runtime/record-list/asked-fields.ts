import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { FILE_ASPECTS } from "../../model/form/file-aspects.ts";
import { valueTypeOf } from "../../model/form/kinds.ts";
import { isProbability, PROBABILITY } from "../../model/form/types.ts";
import type { Field } from "../../model/form-shape.ts";

const CONTROLS = { name: "text", count: "integer" } as const;

/** What a filter may ask: the fields, of fields of files their names and their number, and of stages how likely they end well. */
export function useAskedFields(fields: readonly Field[]): readonly Field[] {
  const { t } = useTranslation("list");
  const text = useText();
  return useMemo(
    () =>
      fields.flatMap((field) => {
        const title = text(field.title) || field.key;
        if (isProbability(field, [PROBABILITY])) {
          const key = `${field.key}.${PROBABILITY}`;
          return [field, { key, type: "integer", title: t("filter.stage.probability", { field: title }) }];
        }
        if (valueTypeOf(field.type) !== "FILES") return [field];
        const aspects = FILE_ASPECTS.map(
          (aspect): Field => ({
            key: `${field.key}.${aspect}`,
            type: CONTROLS[aspect],
            title: t(`filter.files.${aspect}`, { field: title }),
          }),
        );
        return [field, ...aspects];
      }),
    [fields, t, text],
  );
}
