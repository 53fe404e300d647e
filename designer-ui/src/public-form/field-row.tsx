import { useStore } from "zustand";
import { valueTypeOf } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import { Cell } from "./cell.tsx";
import type { PublicInput } from "./input.ts";
import { RowsInput } from "./rows.tsx";
import { useScope } from "./scope.ts";

const ROWS: PublicInput = { Input: RowsInput, group: true };

/** A field of the form. */
export function FieldRow({ field }: { readonly field: Field }) {
  const { editor } = useScope();
  const { key } = field;
  const value = useStore(editor, ({ result }) => result.data[key] ?? null);
  const shown = useStore(editor, ({ attempted, touched }) => attempted || touched.has(key));
  return (
    <Cell
      field={field}
      path={key}
      place={key}
      value={value}
      shown={shown}
      onChange={(next) => editor.set(key, next)}
      onLeave={() => editor.touch(key)}
      input={valueTypeOf(field.type) === "SUBTABLE" ? ROWS : undefined}
    />
  );
}
