import { lazily } from "../../kit/lazily.ts";
import { OF_LOOKS } from "../../model/form/kinds.ts";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";
import { IconCell } from "./icon-cell.tsx";

const read = reading((text) => (/^[a-z][a-z0-9-]{0,39}$/i.test(text) ? text.toLowerCase() : undefined), "not_an_icon");

const IconValues = lazily(() => import("./icon-values.tsx").then((file) => file.IconValues));

const Mark = lazily(() => import("./icon-mark.tsx").then((file) => file.IconMark));

export const control: Control = {
  type: "icon",
  icon: "icon",
  group: "advanced",
  kind: { valueType: "TEXT", inside: "drawn", read, ways: OF_LOOKS },
  asking: { by: { in: IconValues, notIn: IconValues }, itself: true, Mark },
  Input: lazily(() => import("./icon-input.tsx").then((file) => file.IconInput)),
  Cell: IconCell,
  toText: plainText,
  parse: pasting(read),
  placeholder: false,
  width: 100,
  inline: true,
  typed: true,
};
