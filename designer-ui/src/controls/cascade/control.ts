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

export const control: Control = {
  type: "cascade",
  icon: "partition",
  group: "choice",
  kind: {
    valueType: "OPTIONS",
    read,
    check: (field, value) => {
      const path = asList(value);
      const chosen = treeOf(field).find((known) => known.path.join("/") === path.join("/"));
      if (!chosen) return [{ code: "option_unknown" }];
      return !chosen.leaf && field.props?.["anyLevel"] !== true ? [{ code: "option_not_leaf" }] : [];
    },
  },
  Input: lazy(() => import("./cascade-input.tsx").then((file) => ({ default: file.CascadeInput }))),
  toText: (value, field, { language }) =>
    asList(value)
      .map((key) => optionLabel(field, key, language))
      .join(" / "),
  parse: pasting(read),
  width: 200,
  inline: true,
};
