import type { Dayjs } from "dayjs";
import { isShut } from "../../model/form/day-rules.ts";
import type { Field } from "../../model/form-shape.ts";
import { useFieldScope } from "../scope.tsx";

/** Days that a calendar does not offer, because the field does not take them. */
export function useShutDays(field: Field): (day: Dayjs) => boolean {
  const { occasion } = useFieldScope();
  return (day) => occasion !== undefined && isShut(field, day.format("YYYY-MM-DD"), occasion);
}
