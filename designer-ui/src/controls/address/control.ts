import { lazy } from "react";
import type { Control } from "../control.ts";
import { AddressCell } from "./address-cell.tsx";
import { addressText } from "./country.ts";
import { country } from "./country-control.ts";
import { kind } from "./kind.ts";

const RegionValue = lazy(() => import("./region-values.tsx").then((file) => ({ default: file.RegionValue })));

export const control: Control = {
  type: "address",
  icon: "home",
  group: "contact",
  kind,
  asking: { by: { startsWith: RegionValue }, regions: true, parts: { country } },
  Input: lazy(() => import("./address-input.tsx").then((file) => ({ default: file.AddressInput }))),
  Cell: AddressCell,
  toText: (value, _field, { language }) => addressText(value, language),
  // The dictionary is on the server: what is pasted is split there.
  parse: (pasted) => (pasted.trim() === "" ? null : pasted),
  placeholder: true,
  width: 240,
  inline: false,
  wide: true,
};
