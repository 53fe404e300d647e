import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import type { Row } from "./rows.ts";

export interface SubtableParts {
  readonly input: InputProps;
  readonly columns: readonly Field[];
  readonly rows: readonly Row[];
  readonly most: number;
  readonly onChange: (value: Json) => void;
}
