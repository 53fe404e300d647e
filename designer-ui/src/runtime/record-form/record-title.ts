import { controlOf } from "../../controls/registry.ts";
import { useLanguage } from "../../i18n/language.ts";
import type { FormShape } from "../../model/form-shape.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { inLanguage } from "../../model/translations.ts";

/** The value of the form's title field, as text. */
export function useRecordTitle(shape: FormShape, record: BusinessRecord | null): string {
  const language = useLanguage();
  const field = shape.model.fields.find(({ key }) => key === shape.model.titleField) ?? shape.model.fields[0];
  const value = field && record?.data[field.key];
  if (!field || value === undefined || value === null) return "";
  return controlOf(field.type).toText(inLanguage(field, value, language, record?.data), field, {
    labels: record?.labels ?? {},
    language,
  });
}
