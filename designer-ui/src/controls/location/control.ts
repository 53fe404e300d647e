import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { structureText } from "../structure.ts";
import { kind } from "./kind.ts";
import { LocationCell } from "./location-cell.tsx";
import { readPoint } from "./point.ts";

const NearValue = lazy(() => import("./near-value.tsx").then((file) => ({ default: file.NearValue })));

export const control: Control = {
  type: "location",
  icon: "map",
  group: "contact",
  kind,
  asking: { by: { near: NearValue } },
  Input: lazy(() => import("./location-input.tsx").then((file) => ({ default: file.LocationInput }))),
  Cell: LocationCell,
  toText: structureText,
  parse: pasting(readPoint),
  width: 170,
  inline: false,
};
