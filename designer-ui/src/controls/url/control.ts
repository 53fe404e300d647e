import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";
import { UrlCell } from "./url-cell.tsx";

export const control: Control = {
  type: "url",
  icon: "globe",
  group: "contact",
  place: 3,
  Input: lazily(() => import("./url-input.tsx").then((file) => file.UrlInput)),
  Cell: UrlCell,
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  fromSheets: true,
  width: 170,
  inline: true,
  typed: true,
};
