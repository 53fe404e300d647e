import { readDecimal, roundTo } from "../decimal-text.ts";
import type { Field } from "../form-shape.ts";
import { metresBetween } from "../formula/places.ts";
import type { Json } from "../json.ts";
import type { Beside, Standing } from "./beside.ts";

/** A circle as documents have it: its middle, or the field that says it, and the metres around. */
export interface Circle {
  readonly at?: Json;
  readonly field?: string;
  readonly within: number;
}

const DIGITS = 6;

export const circlesOf = (field: Field): readonly Circle[] => {
  const circles = field.props?.["geofence"];
  return Array.isArray(circles) ? (circles as unknown as readonly Circle[]) : [];
};

/** Paths of the fields that say where circles are. */
export const geofenceFields = (field: Field): readonly string[] =>
  circlesOf(field).flatMap(({ field: path }) => (path === undefined ? [] : [path]));

const part = (value: Json, name: string): string => {
  const held = typeof value === "object" && value !== null ? (value as Readonly<Record<string, Json>>)[name] : "";
  return held === undefined || held === null ? "" : String(held);
};

const degrees = (written: string): string => {
  const number = readDecimal(written);
  return number === undefined || number === null ? "" : roundTo(number, DIGITS);
};

const codeOf = (point: Json): string => `${degrees(part(point, "lng"))},${degrees(part(point, "lat"))}`;

/** The name of the point, or else of the record that it belongs to. */
const nameOf = ({ value, title }: Standing): string => part(value, "name") || title || codeOf(value).replace(",", ", ");

/** `850 m`, `1.3 km`: what people say of a way. */
export const lengthText = (metres: number): string =>
  metres < 1000 ? `${metres} m` : `${Math.round(metres / 100) / 10} km`;

/** Whoever misses a circle by little is told in metres. */
function lengths(metres: number, within: number): { readonly distance: string; readonly within: string } {
  const [distance, allowed] = [lengthText(metres), lengthText(within)];
  return distance === allowed ? { distance: `${metres} m`, within: `${within} m` } : { distance, within: allowed };
}

/**
 * How far a place (`lng,lat`) is from the circle that is nearest, as a sentence needs it; undefined when it lies in one, or when
 * nobody knows where one of them is. The twin of the server's `Geofence`.
 */
export function missedBy(
  field: Field,
  place: string,
  beside: Beside,
): Readonly<Record<string, string | number>> | undefined {
  let nearest: { readonly outside: number; readonly told: Readonly<Record<string, string | number>> } | undefined;
  for (const { at, field: path, within } of circlesOf(field)) {
    const middle = path === undefined ? { value: at ?? null } : beside(path);
    if (!middle) return undefined;
    const metres = metresBetween(place, codeOf(middle.value));
    if (metres === undefined) continue;
    if (metres <= within) return undefined;
    if (nearest && nearest.outside <= metres - within) continue;
    nearest = { outside: metres - within, told: { ...lengths(metres, within), metres, place: nameOf(middle) } };
  }
  return nearest?.told;
}
