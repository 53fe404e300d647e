import { lazy } from "react";
import { geofenceFields, missedBy } from "../../model/form/geofence.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { partOf, structureText } from "../structure.ts";
import { LocationCell } from "./location-cell.tsx";
import { checkPoint, readPoint } from "./point.ts";

export const control: Control = {
  type: "location",
  icon: "map",
  group: "contact",
  kind: {
    valueType: "STRUCTURE",
    parts: { lng: "number", lat: "number", name: "text" },
    read: readPoint,
    check: checkPoint,
    lookedAt: geofenceFields,
    besides: (field, value, _judged, beside) => {
      const miss = missedBy(field, partOf(value, "code"), beside);
      return miss === undefined ? [] : [{ code: "location_outside", params: miss }];
    },
  },
  Input: lazy(() => import("./location-input.tsx").then((file) => ({ default: file.LocationInput }))),
  Cell: LocationCell,
  toText: structureText,
  parse: pasting(readPoint),
  width: 170,
  inline: false,
};
