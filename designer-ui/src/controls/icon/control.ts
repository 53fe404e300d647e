import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";
import { IconCell } from "./icon-cell.tsx";

const read = reading((text) => (/^[a-z][a-z0-9-]{0,39}$/i.test(text) ? text.toLowerCase() : undefined), "not_an_icon");

export const control: Control = {
  type: "icon",
  icon: "icon",
  group: "advanced",
  kind: { valueType: "TEXT", read },
  Input: lazy(() => import("./icon-input.tsx").then((file) => ({ default: file.IconInput }))),
  Cell: IconCell,
  toText: plainText,
  parse: pasting(read),
  width: 100,
  inline: true,
  typed: true,
};
