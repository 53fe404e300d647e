import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";
import { RatingCell } from "./rating-cell.tsx";

export const control: Control = {
  type: "rating",
  icon: "star",
  group: "choice",
  kind,
  Input: lazily(() => import("./rating-input.tsx").then((file) => file.RatingInput)),
  Cell: RatingCell,
  toText: plainText,
  parse: pasting(read),
  width: 130,
  inline: true,
};
