import { textProp } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";

/** ISO 4217 code of a money field; empty where another field says it, and nobody knows what. */
export const currencyOf = (field: Field): string =>
  textProp(field, "currency") ?? (field.props?.["currencyField"] === undefined ? "CNY" : "");
