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

export const control: Control = {
  type: "tree",
  icon: "cluster",
  group: "choice",
  kind: {
    valueType: "OPTION",
    read,
    check: (field, value) => {
      const chosen = treeOf(field).find(({ option }) => option.key === value);
      if (!chosen) return [{ code: "option_unknown" }];
      return !chosen.leaf && field.props?.["anyLevel"] !== true ? [{ code: "option_not_leaf" }] : [];
    },
  },
  Input: lazy(() => import("./tree-input.tsx").then((file) => ({ default: file.TreeInput }))),
  Cell: OptionCell,
  toText: (value, field, { language }) => (value === null ? "" : optionLabel(field, asText(value), language)),
  parse: pasting(read),
  width: 160,
  inline: true,
};
