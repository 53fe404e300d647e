import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { AddressCell } from "./address-cell.tsx";
import { addressText } from "./country.ts";
import { country } from "./country-control.ts";
import { kind } from "./kind.ts";

const RegionValue = lazily(() => import("./region-values.tsx").then((file) => file.RegionValue));

export const control: Control = {
  type: "address",
  icon: "home",
  group: "contact",
  kind,
  asking: { by: { startsWith: RegionValue }, regions: true, parts: { country } },
  Input: lazily(() => import("./address-input.tsx").then((file) => file.AddressInput)),
  Cell: AddressCell,
  toText: (value, _field, { language }) => addressText(value, language),
  // The dictionary is on the server: what is pasted is split there.
  parse: (pasted) => (pasted.trim() === "" ? null : pasted),
  placeholder: true,
  width: 240,
  inline: false,
  wide: true,
};
