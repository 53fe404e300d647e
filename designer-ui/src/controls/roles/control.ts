import { lazily } from "../../kit/lazily.ts";
import { checkCount } from "../../model/form/control-checks.ts";
import type { ControlProblem } from "../../model/form/control-problem.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { offersOf, roleNamed } from "../role/offers.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabels } from "../select/option-words.ts";
import { asList } from "../words.ts";

/** Several names with 、 or commas between them. */
function read(text: string, field: Field): Reading {
  const parts = text.split(/[、;；,，|\n]/).flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
  return { value: [...new Set(parts.map((part) => roleNamed(field, part)))] };
}

function check(field: Field, value: Json): readonly ControlProblem[] {
  const offered = new Set(offersOf(field).map(({ role }) => role));
  const chosen = asList(value);
  const unknown = chosen.flatMap((role, index): readonly ControlProblem[] =>
    offered.has(role) ? [] : [{ code: "role_not_offered", under: `/${index}`, params: { role } }],
  );
  return [...unknown, ...checkCount(field, chosen.length)];
}

export const control: Control = {
  type: "roles",
  icon: "id-card",
  group: "relation",
  kind: { valueType: "OPTIONS", inside: "known", read, check },
  Input: lazily(() => import("../multiselect/multiselect-input.tsx").then((file) => file.MultiselectInput)),
  Cell: OptionCell,
  toText: optionLabels,
  parse: pasting(read),
  placeholder: true,
  width: 180,
  inline: true,
};
