import type { ControlKind, Reading } from "../../model/form/kinds.ts";
import { treeNamed, treeOf } from "../../model/form/options.ts";
import type { Field } from "../../model/form-shape.ts";
import { asList } from "../words.ts";

export function read(text: string, field: Field): Reading {
  const found = treeNamed(field, text);
  return found ? { value: found.path } : { problem: "option_unknown" };
}

export const kind: ControlKind = {
  valueType: "OPTIONS",
  tree: true,
  ways: ["hasAny", "hasNone", "empty", "notEmpty", "changed"],
  read,
  check: (field, value) => {
    const path = asList(value);
    const chosen = treeOf(field).find((known) => known.path.join("/") === path.join("/"));
    if (!chosen) return [{ code: "option_unknown" }];
    return !chosen.leaf && field.props?.["anyLevel"] !== true ? [{ code: "option_not_leaf" }] : [];
  },
};
