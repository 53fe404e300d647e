import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import { listOf } from "../../../model/formula/types.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useSurrounding } from "../design-context.tsx";
import { typeWord } from "./formula-field.ts";
import type { OtherField, OtherForms } from "./suggestions.ts";

/** The forms that formulas may ask, with the fields of each loaded when they are offered. */
export function useOtherForms(): OtherForms {
  const { forms, pkg, form } = useSurrounding();
  const client = useQueryClient();
  const text = useText();
  const { t } = useTranslation("formula");
  return useMemo(() => {
    const fieldsIn = ({ key, model }: FormShape): readonly OtherField[] =>
      model.fields
        .filter(({ type }) => !["SUBTABLE", "FILES"].includes(valueTypeOf(type)))
        .map((field) => {
          const type = fieldType(field, key);
          const element = listOf(type) ?? type;
          const leadsHere = typeof element === "object" && "ref" in element && element.ref === form;
          const typeTitle = t(`type.${typeWord(type)}`);
          return { path: field.key, title: text(field.title) || field.key, type, typeTitle, leadsHere };
        });
    return {
      forms: forms.map(({ key, title }) => ({
        key: packageOf(key) === pkg ? key.slice(pkg.length + 1) : key,
        title: text(title),
      })),
      fieldsOf: async (key) => {
        if (key === "") return [];
        const shape = await client
          .fetchQuery({ ...formsApi.shape(qualified(pkg, key)), retry: false })
          .catch(() => null);
        return shape ? fieldsIn(shape) : [];
      },
    };
  }, [forms, pkg, form, client, text, t]);
}
