import type { Control } from "../../controls/control.ts";
import { pasting, reading } from "../../controls/readings.ts";
import { PlainInput } from "../../controls/text/plain-input.tsx";
import { plainText } from "../../controls/words.ts";
import { lazily } from "../../kit/lazily.ts";
import { PlateCell } from "./plate-cell.tsx";

const read = reading((text) => {
  const plate = text.replace(/[·\s]/g, "").toUpperCase();
  return /^[\u4e00-\u9fa5][A-Z][A-Z0-9]{5,6}$/.test(plate) ? plate : undefined;
}, "not_a_plate");

const PlateValues = lazily(() => import("./plate-values.tsx").then((file) => file.PlateValues));

/** Number plates of cars: shows that a control can be added without touching anything. */
export const control: Control = {
  type: "plate",
  icon: "car",
  group: "advanced",
  kind: { valueType: "TEXT", read, ways: ["in", "eq", "empty"] },
  asking: { by: { in: PlateValues } },
  fromSheets: true,
  Input: PlainInput,
  Cell: PlateCell,
  toText: plainText,
  parse: pasting(read),
  width: 120,
  inline: true,
  typed: true,
};
