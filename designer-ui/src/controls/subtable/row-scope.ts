import { useMemo } from "react";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { type FieldScope, useFieldScope } from "../scope.tsx";
import type { Row } from "./rows.ts";

/** What surrounds a control inside a row: what it asks of the fields beside it are the columns of the row first. */
export function useRowScope(table: Field, row: Row): FieldScope {
  const scope = useFieldScope();
  return useMemo(() => {
    const isColumn = (key: string) => table.fields?.some((column) => column.key === key) ?? false;
    const valueAt = (key: string): Json => (isColumn(key) ? (row[key] ?? null) : (scope.valueAt?.(key) ?? null));
    return { ...scope, valueAt };
  }, [scope, table, row]);
}
