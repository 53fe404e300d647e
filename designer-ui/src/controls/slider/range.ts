import { bound } from "../../model/form/control-checks.ts";
import type { Field } from "../../model/form-shape.ts";

export const rangeOf = (field: Field) => ({
  min: bound(field, "min") ?? "0",
  max: bound(field, "max") ?? "100",
  step: bound(field, "step") ?? "1",
});
