import { lazy } from "react";
import { checkText } from "../../model/form/control-checks.ts";
import { OF_LONG_TEXTS } from "../../model/form/kinds.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";
import { plainOf } from "./clean.ts";

export const control: Control = {
  type: "richtext",
  icon: "file-text",
  group: "basic",
  kind: {
    valueType: "LONG_TEXT",
    wide: true,
    computable: false,
    ways: OF_LONG_TEXTS,
    check: (field, value) => checkText(field, String(value)),
  },
  Input: lazy(() => import("./richtext-input.tsx").then((file) => ({ default: file.RichtextInput }))),
  toText: (value) => plainOf(plainText(value)),
  parse: (pasted) => (pasted === "" ? null : pasted),
  placeholder: true,
  width: 240,
  inline: false,
  wide: true,
  showsItself: true,
};
