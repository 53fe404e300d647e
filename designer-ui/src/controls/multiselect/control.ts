import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabels, optionNamed } from "../select/option-words.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "multiselect",
  icon: "tags",
  group: "choice",
  place: 2,
  kind,
  Input: lazily(() => import("./multiselect-input.tsx").then((file) => file.MultiselectInput)),
  Cell: OptionCell,
  toText: optionLabels,
  parse: (pasted, field) => {
    const named = pasted
      .split(/[,，、;；\n]/)
      .filter((part) => part.trim() !== "")
      .map((part) => optionNamed(field, part));
    if (named.length === 0) return null;
    return named.some((key) => key === undefined) ? undefined : (named as string[]);
  },
  fromSheets: true,
  placeholder: true,
  width: 180,
  inline: true,
};
