import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { forms } from "../../api/forms.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { inCurrencyOf } from "../../model/currency.ts";
import { targetOf } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Candidate } from "../../model/generated/rest.ts";
import type { Json } from "../../model/json.ts";
import type { RecordValues } from "../../model/record.ts";
import { controlOf } from "../registry.ts";
import { useFieldScope } from "../scope.tsx";

const NO_FIELDS: readonly Field[] = [];

interface PickedColumns {
  readonly heads: readonly string[];
  readonly cellsOf: (candidate: Candidate) => readonly string[];
}

/** What the picker of a link shows beside the titles: the fields that it names and the reader knows of, in words. */
export function useColumns(field: Field): PickedColumns {
  const { form } = useFieldScope();
  const text = useText();
  const language = useLanguage();
  const keys = field.props?.["columns"];
  const named = Array.isArray(keys) && keys.length > 0;
  const target = targetOf(field, form) ?? "";
  const shape = useQuery({ ...forms.shape(target), enabled: named && target !== "" });
  const known = shape.data?.model.fields;
  const columns = useMemo(
    () => (named && known ? keys.flatMap((key) => known.filter((each) => each.key === key)) : NO_FIELDS),
    [named, keys, known],
  );
  const cellsOf = useCallback(
    ({ values = {}, labels = {} }: Candidate) =>
      columns.map((column) => {
        const value = (values as Readonly<Record<string, Json>>)[column.key] ?? null;
        return value === null
          ? ""
          : controlOf(column.type).toText(value, inCurrencyOf(column, values as RecordValues), { labels, language });
      }),
    [columns, language],
  );
  return { heads: columns.map(({ title, key }) => text(title) || key), cellsOf };
}
