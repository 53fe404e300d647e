import { lazy } from "react";
import type { Control } from "../control.ts";
import { partOf, structureText } from "../structure.ts";

/** How many digits the code of a region has at least, by how far people must say. */
const DEPTH: Readonly<Record<string, number>> = { province: 2, city: 4, district: 6 };

/** Places without districts end at their city or their province. */
const WHOLE = /^(71|81|82)/;

export const control: Control = {
  type: "address",
  icon: "home",
  group: "contact",
  kind: {
    valueType: "STRUCTURE",
    parts: { province: "text", city: "text", district: "text", detail: "text" },
    wide: true,
    check: (field, value) => {
      const code = partOf(value, "code");
      const depth = DEPTH[String(field.props?.["level"] ?? "district")] ?? 6;
      return code.length >= depth || WHOLE.test(code) ? [] : [{ code: "address_incomplete" }];
    },
  },
  Input: lazy(() => import("./address-input.tsx").then((file) => ({ default: file.AddressInput }))),
  toText: structureText,
  // The dictionary is on the server: what is pasted is split there.
  parse: (pasted) => (pasted.trim() === "" ? null : pasted),
  width: 240,
  inline: false,
  wide: true,
};
