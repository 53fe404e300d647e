import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";

/** What takes several values of a field, of which any will do. */
export interface SeveralProps {
  readonly field: Field;
  /** Where the field is seen from: its key, or a path over a link or a sub-table. */
  readonly path: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}
