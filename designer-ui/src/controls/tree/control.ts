import { lazy } from "react";
import type { Reading } from "../../model/form/kinds.ts";
import { treeNamed, treeOf } from "../../model/form/options.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabel } from "../select/option-words.ts";
import { asText } from "../words.ts";

function read(text: string, field: Field): Reading {
  const found = treeNamed(field, text);
  return found ? { value: found.option.key } : { problem: "option_unknown" };
}

const BranchValues = lazy(() => import("./branch-values.tsx").then((file) => ({ default: file.BranchValues })));
const PathValues = lazy(() => import("./branch-values.tsx").then((file) => ({ default: file.PathValues })));

export const control: Control = {
  type: "tree",
  icon: "cluster",
  group: "choice",
  kind: {
    valueType: "OPTION",
    tree: true,
    ways: ["inSubtree", "notInSubtree", "eq", "ne", "empty", "notEmpty", "changed", "changedTo", "changedFrom"],
    read,
    check: (field, value) => {
      const chosen = treeOf(field).find(({ option }) => option.key === value);
      if (!chosen) return [{ code: "option_unknown" }];
      return !chosen.leaf && field.props?.["anyLevel"] !== true ? [{ code: "option_not_leaf" }] : [];
    },
  },
  asking: {
    by: { in: BranchValues, notIn: BranchValues, inSubtree: PathValues, notInSubtree: PathValues },
    itself: true,
  },
  Input: lazy(() => import("./tree-input.tsx").then((file) => ({ default: file.TreeInput }))),
  Cell: OptionCell,
  toText: (value, field, { language }) => (value === null ? "" : optionLabel(field, asText(value), language)),
  parse: pasting(read),
  placeholder: true,
  width: 160,
  inline: true,
};
