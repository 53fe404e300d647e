import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { optionLabel } from "../select/option-words.ts";
import { asList } from "../words.ts";
import { kind, read } from "./kind.ts";

const PathValues = lazily(() => import("../tree/branch-values.tsx").then((file) => file.PathValues));

export const control: Control = {
  type: "cascade",
  icon: "partition",
  group: "choice",
  kind,
  asking: { by: { hasAny: PathValues, hasAll: PathValues, hasNone: PathValues } },
  Input: lazily(() => import("./cascade-input.tsx").then((file) => file.CascadeInput)),
  toText: (value, field, { language }) =>
    asList(value)
      .map((key) => optionLabel(field, key, language))
      .join(" / "),
  parse: pasting(read),
  placeholder: true,
  width: 200,
  inline: true,
};
