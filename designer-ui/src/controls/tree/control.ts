import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabel } from "../select/option-words.ts";
import { asText } from "../words.ts";
import { kind, read } from "./kind.ts";

const BranchValues = lazily(() => import("./branch-values.tsx").then((file) => file.BranchValues));
const PathValues = lazily(() => import("./branch-values.tsx").then((file) => file.PathValues));

export const control: Control = {
  type: "tree",
  icon: "cluster",
  group: "choice",
  kind,
  asking: {
    by: { in: BranchValues, notIn: BranchValues, inSubtree: PathValues, notInSubtree: PathValues },
    itself: true,
  },
  Input: lazily(() => import("./tree-input.tsx").then((file) => file.TreeInput)),
  Cell: OptionCell,
  toText: (value, field, { language }) => (value === null ? "" : optionLabel(field, asText(value), language)),
  parse: pasting(read),
  placeholder: true,
  width: 160,
  inline: true,
};
