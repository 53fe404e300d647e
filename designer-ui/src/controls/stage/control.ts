import { lazily } from "../../kit/lazily.ts";
import { optionsOf } from "../../model/fields.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { textOf } from "../../model/localized-text.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { readOption } from "../select/choice-checks.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabel, optionOf } from "../select/option-words.ts";
import { asText } from "../words.ts";

const hasProbability: ControlKind["follows"] = (field) =>
  optionsOf(field).some(({ probability }) => probability !== undefined) ? { probability: "number" } : {};

export const control: Control = {
  type: "stage",
  icon: "flag",
  group: "choice",
  kind: {
    valueType: "OPTION",
    inside: "decided",
    wide: true,
    stages: true,
    follows: hasProbability,
    read: readOption,
    change: (field, before, after, holds) => {
      const [from, to] = [optionOf(field, asText(before)), optionOf(field, asText(after))];
      if (!from || !to) return [];
      const params = { from: textOf(from.label, ""), to: textOf(to.label, "") };
      if (from.next && !from.next.includes(to.key)) return [{ code: "stage_step", params }];
      const roles = from.roles?.[to.key];
      return roles === undefined || holds(roles) ? [] : [{ code: "stage_step_role", params }];
    },
  },
  Input: lazily(() => import("./stage-input.tsx").then((file) => file.StageInput)),
  Cell: OptionCell,
  toText: (value, field, { language }) => (value === null ? "" : optionLabel(field, asText(value), language)),
  parse: pasting(readOption),
  width: 120,
  inline: true,
  showsItself: true,
  wide: true,
};
