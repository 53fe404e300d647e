import type { ControlKind, Reading } from "../../model/form/kinds.ts";
import { treeNamed, treeOf } from "../../model/form/options.ts";
import type { Field } from "../../model/form-shape.ts";

export function read(text: string, field: Field): Reading {
  const found = treeNamed(field, text);
  return found ? { value: found.option.key } : { problem: "option_unknown" };
}

export const kind: ControlKind = {
  valueType: "OPTION",
  tree: true,
  ways: ["inSubtree", "notInSubtree", "eq", "ne", "empty", "notEmpty", "changed", "changedTo", "changedFrom"],
  read,
  check: (field, value) => {
    const chosen = treeOf(field).find(({ option }) => option.key === value);
    if (!chosen) return [{ code: "option_unknown" }];
    return !chosen.leaf && field.props?.["anyLevel"] !== true ? [{ code: "option_not_leaf" }] : [];
  },
};
