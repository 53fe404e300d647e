import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { checkSeveral, readOptions } from "../select/choice-checks.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabels } from "../select/option-words.ts";

export const control: Control = {
  type: "tag",
  icon: "tags",
  group: "choice",
  kind: { valueType: "OPTIONS", read: readOptions, check: checkSeveral },
  Input: lazy(() => import("./tag-input.tsx").then((file) => ({ default: file.TagInput }))),
  Cell: OptionCell,
  toText: optionLabels,
  parse: pasting(readOptions),
  placeholder: true,
  width: 180,
  inline: true,
};
