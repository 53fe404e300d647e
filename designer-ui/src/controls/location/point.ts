import { readDecimal, roundTo } from "../../model/decimal-text.ts";
import { numberProp } from "../../model/fields.ts";
import type { ControlProblem } from "../../model/form/control-problem.ts";
import { lengthText } from "../../model/form/geofence.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { halfWidth } from "../half-width.ts";
import { partsOf } from "../structure.ts";

const SCALE = 6;
/** `lng,lat`, and the name of the place after it. */
const WRITTEN = /^([^,]+),\s*([^,\s]+)(?:\s+(.+))?$/;

function degrees(written: string, most: number): string | undefined {
  const number = readDecimal(written);
  if (number === undefined || number === null || Math.abs(Number(number)) > most) return undefined;
  return roundTo(number, SCALE);
}

interface About {
  readonly name?: string;
  /** In metres, as a device gave it. */
  readonly accuracy?: number;
}

/** The object as the server keeps it; undefined when it is nowhere on earth. */
export function pointOf(lng: string, lat: string, { name = "", accuracy = 0 }: About = {}): Json | undefined {
  const [east, north] = [degrees(lng, 180), degrees(lat, 90)];
  if (east === undefined || north === undefined) return undefined;
  return {
    code: `${east},${north}`,
    lng: east,
    lat: north,
    ...(name.trim() === "" ? {} : { name: name.trim() }),
    ...(accuracy > 0 ? { accuracy: Math.round(accuracy) } : {}),
    text: name.trim() || `${east}, ${north}`,
  };
}

/** The same while it is being typed: everything stays as it is written, so that nobody's point or space is taken away. */
export function typedPoint(lng: string, lat: string, about: About): Json {
  const point = pointOf(lng, lat, about);
  const { name = "" } = about;
  return point === undefined ? { lng, lat, name } : { ...partsOf(point), lng, lat, ...(name === "" ? {} : { name }) };
}

export function readPoint(text: string): Reading {
  const [, lng = "", lat = "", name = ""] = WRITTEN.exec(halfWidth(text).trim()) ?? [];
  const point = pointOf(lng, lat, { name });
  return point === undefined ? { problem: "not_a_location" } : { value: point };
}

/** What is wrong with a point by itself. */
export function checkPoint(field: Field, value: Json): readonly ControlProblem[] {
  const parts = partsOf(value);
  if (pointOf(String(parts["lng"] ?? ""), String(parts["lat"] ?? "")) === undefined)
    return [{ code: "not_a_location" }];
  const accuracy = Number(parts["accuracy"] ?? 0);
  const most = numberProp(field, "maxAccuracy") ?? 0;
  const unmeasured = field.props?.["here"] === true && accuracy === 0;
  return [
    ...(unmeasured ? [{ code: "location_not_measured" }] : []),
    ...(most > 0 && accuracy > most
      ? [{ code: "location_inaccurate", params: { accuracy: lengthText(accuracy), within: lengthText(most) } }]
      : []),
  ];
}
