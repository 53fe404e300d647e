import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { Clip } from "./clipboard.ts";
import { isKey, numberedKey } from "./keys.ts";
import { defaultSpan } from "./layout.ts";

/** A column of a sheet as a field of it is wanted. */
export interface TakenColumn {
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly props?: Readonly<Record<string, Json>>;
  readonly required?: boolean;
}

/** What a guess says of the cells, which fields know nothing of. */
const ABOUT_CELLS: ReadonlySet<string> = new Set(["unit", "order", "kind", "line"]);

/** Fields for the columns of a sheet, as if somebody had copied them. */
export function clipOfColumns(columns: readonly TakenColumn[], form: string): Clip {
  const taken = new Set<string>();
  const fields = columns.map(({ key, title, type, props = {}, required }): Field => {
    const own = isKey(key) && !taken.has(key) ? key : numberedKey(type, taken);
    taken.add(own);
    const kept = Object.entries(props).filter(([name]) => !ABOUT_CELLS.has(name));
    return {
      key: own,
      type,
      title: title.trim(),
      ...(required ? { required } : {}),
      ...(kept.length > 0 ? { props: Object.fromEntries(kept) } : {}),
    };
  });
  return {
    format: "mortise.form-nodes",
    form,
    fields,
    nodes: fields.map(({ key, type }) => ({ kind: "field", field: key, span: defaultSpan(type) })),
  };
}
