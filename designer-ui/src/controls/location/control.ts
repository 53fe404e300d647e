import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { partOf, structureText } from "../structure.ts";
import { LocationCell } from "./location-cell.tsx";
import { pointOf, readPoint } from "./point.ts";

export const control: Control = {
  type: "location",
  icon: "map",
  group: "contact",
  kind: {
    valueType: "STRUCTURE",
    parts: { lng: "number", lat: "number" },
    read: readPoint,
    check: (_field, value) =>
      pointOf(partOf(value, "lng"), partOf(value, "lat")) === undefined ? [{ code: "not_a_location" }] : [],
  },
  Input: lazy(() => import("./location-input.tsx").then((file) => ({ default: file.LocationInput }))),
  Cell: LocationCell,
  toText: structureText,
  parse: pasting(readPoint),
  width: 170,
  inline: false,
};
