import { useMemo } from "react";
import { usePhone } from "../../kit/screen.ts";
import { numberProp } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { RowCards } from "./row-cards.tsx";
import { rowsOf } from "./rows.ts";
import { Sheet } from "./sheet.tsx";

const MOST_ROWS = 500;

/** Rows under a record: a sheet on a desk, cards on a phone. */
export function SubtableInput(props: InputProps) {
  const phone = usePhone();
  const { field, node, states, path } = props;
  const hidden = (field.fields ?? [])
    .map(({ key }) => key)
    .filter((key) => states?.[`${path}.${key}`]?.visible === false);
  const without = hidden.join(" ");
  // The same list as long as nothing about it changes: rows that did not change are not drawn again.
  const columns = useMemo(() => {
    const left = new Set(without.split(" "));
    return orderedColumns(field, node).filter(({ key }) => !left.has(key));
  }, [field, node, without]);
  const parts = {
    input: props,
    columns,
    rows: rowsOf(props.value),
    most: numberProp(props.field, "maxRows") ?? MOST_ROWS,
    onChange: props.onChange,
  };
  return phone ? <RowCards {...parts} /> : <Sheet {...parts} />;
}

/** The columns of the layout in its order, then those it does not mention. */
function orderedColumns(field: InputProps["field"], node: InputProps["node"]) {
  const all = field.fields ?? [];
  const named = (node?.columns ?? []).flatMap(({ field: key }) => all.filter((column) => column.key === key));
  return named.length > 0 ? named : all;
}
