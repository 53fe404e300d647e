import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { Field, FormShape } from "../../../model/form-shape.ts";
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
    const offered = (fields: readonly Field[], key: string): readonly OtherField[] =>
      fields
        .filter(({ type }) => valueTypeOf(type) !== "FILES")
        .map((field) => {
          const type = fieldType(field, key);
          const element = listOf(type) ?? type;
          const leadsHere = typeof element === "object" && "ref" in element && element.ref === form;
          const typeTitle = t(`type.${typeWord(type)}`);
          const holdsRows = valueTypeOf(field.type) === "SUBTABLE";
          return { path: field.key, title: text(field.title) || field.key, type, typeTitle, leadsHere, holdsRows };
        });
    const load = async (key: string): Promise<FormShape | null> =>
      forms.some((one) => one.key === qualified(pkg, key))
        ? client.fetchQuery({ ...formsApi.shape(qualified(pkg, key)), retry: false }).catch(() => null)
        : null;
    // Columns of a row come first, and then what its record holds under other keys.
    const ofRows = ({ key, model }: FormShape, table: string): readonly OtherField[] => {
      const columns = model.fields.find((field) => field.key === table)?.fields ?? [];
      const beside = model.fields.filter(
        ({ key: other, type }) => valueTypeOf(type) !== "SUBTABLE" && !columns.some((column) => column.key === other),
      );
      return columns.length === 0 ? [] : [...offered(columns, key), ...offered(beside, key)];
    };
    return {
      forms: forms.map(({ key, title }) => ({
        key: packageOf(key) === pkg ? key.slice(pkg.length + 1) : key,
        title: text(title),
      })),
      fieldsOf: async (key) => {
        if (key === "") return [];
        const whole = await load(key);
        if (whole) return offered(whole.model.fields, whole.key);
        const dot = key.lastIndexOf(".");
        const around = dot < 0 ? null : await load(key.slice(0, dot));
        return around ? ofRows(around, key.slice(dot + 1)) : [];
      },
    };
  }, [forms, pkg, form, client, text, t]);
}
