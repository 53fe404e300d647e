import { lazy } from "react";
import type { Reading } from "../../model/form/kinds.ts";
import { treeNamed, treeOf } from "../../model/form/options.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { optionLabel } from "../select/option-words.ts";
import { asList } from "../words.ts";

function read(text: string, field: Field): Reading {
  const found = treeNamed(field, text);
  return found ? { value: found.path } : { problem: "option_unknown" };
}

const PathValues = lazy(() => import("../tree/branch-values.tsx").then((file) => ({ default: file.PathValues })));

export const control: Control = {
  type: "cascade",
  icon: "partition",
  group: "choice",
  kind: {
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
  },
  asking: { by: { hasAny: PathValues, hasAll: PathValues, hasNone: PathValues } },
  Input: lazy(() => import("./cascade-input.tsx").then((file) => ({ default: file.CascadeInput }))),
  toText: (value, field, { language }) =>
    asList(value)
      .map((key) => optionLabel(field, key, language))
      .join(" / "),
  parse: pasting(read),
  placeholder: true,
  width: 200,
  inline: true,
};
