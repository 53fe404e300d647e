import { targetOf } from "../fields.ts";
import { type Json, sameJson } from "../json.ts";
import { valueTypeOf } from "./kinds.ts";
import { fillsOf, type PreparedField, type PreparedForm } from "./prepared.ts";
import type { Surroundings } from "./surroundings.ts";
import { isBlankValue, readValue, writeValue } from "./values.ts";

/** Who knows the record. */
interface Asked {
  readonly form: PreparedForm;
  readonly surroundings: Surroundings;
}

/**
 * What a field holds after a link beside it has filled it, if it does; the twin of the server's `Fills`.
 *
 * `linked` is what the link holds now, `old` what it held before, `value` what the field holds.
 */
export function filled(
  asked: Asked,
  link: PreparedField,
  to: PreparedField,
  linked: Json | undefined,
  old: Json | undefined,
  value: Json,
): Json {
  const target = targetOf(link.field, asked.form.shape.key);
  if (target === null || sameJson(linked, old)) return value;
  if (isBlankValue(linked) && typeof old === "string") return takenBack(asked, link, to, target, old, value);
  if (typeof linked !== "string") return value;
  let result = value;
  for (const fill of fillsOf(link)) {
    if (fill.to !== to.field.key || (fill.mode === "ifEmpty" && !isBlankValue(result))) continue;
    const source = asked.surroundings.linked(target, linked);
    if (source) result = adapted(asked, source[fill.from], to);
  }
  return result;
}

/** What the link has copied and nobody has touched since goes with it; what only fills gaps stays. */
function takenBack(
  asked: Asked,
  link: PreparedField,
  to: PreparedField,
  target: string,
  old: string,
  value: Json,
): Json {
  const fills = fillsOf(link).filter((fill) => fill.to === to.field.key && fill.mode !== "ifEmpty");
  const source = isBlankValue(value) || fills.length === 0 ? undefined : asked.surroundings.linked(target, old);
  const copied = source && fills.some(({ from }) => sameJson(adapted(asked, source[from], to), value));
  return copied ? null : value;
}

/** A linked record's value in the scale of the field it is copied to. */
const adapted = ({ surroundings }: Asked, value: Json | undefined, { field }: PreparedField): Json =>
  writeValue(readValue(value, valueTypeOf(field.type)), field, surroundings.zone) ?? null;
