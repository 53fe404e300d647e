import { numberProp } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";

export const starsOf = (field: Field): number => numberProp(field, "stars") ?? 5;
