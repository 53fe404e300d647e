import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { structureText } from "../structure.ts";
import { kind } from "./kind.ts";
import { LocationCell } from "./location-cell.tsx";
import { readPoint } from "./point.ts";

const NearValue = lazily(() => import("./near-value.tsx").then((file) => file.NearValue));

export const control: Control = {
  type: "location",
  icon: "map",
  group: "contact",
  kind,
  asking: { by: { near: NearValue } },
  Input: lazily(() => import("./location-input.tsx").then((file) => file.LocationInput)),
  Cell: LocationCell,
  toText: structureText,
  parse: pasting(readPoint),
  width: 170,
  inline: false,
};
