import { readDecimal, roundTo } from "../../model/decimal-text.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Json } from "../../model/json.ts";
import { halfWidth } from "../half-width.ts";

const SCALE = 6;

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

export function readPoint(text: string): Reading {
  const [lng = "", lat = "", ...more] = halfWidth(text).split(",");
  const point = more.length === 0 ? pointOf(lng, lat) : undefined;
  return point === undefined ? { problem: "not_a_location" } : { value: point };
}
