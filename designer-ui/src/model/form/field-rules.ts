import { optionsOf, ownTextOf } from "../fields.ts";
import type { Field, LogicRule, RuleAct, Validation } from "../form-shape.ts";

/** Rules that are written at the fields themselves; the twin of the server's `FieldRules`. */
export function rulesOf(fields: readonly Field[]): readonly LogicRule[] {
  return fields.flatMap((field) => {
    const { key, visibleWhen, requiredWhen, readonlyWhen } = field;
    const own = [
      ["show", visibleWhen],
      ["require", requiredWhen],
      ["readonly", readonlyWhen],
    ] as const satisfies readonly (readonly [RuleAct, unknown])[];
    const written = own.flatMap(([act, when]): readonly LogicRule[] =>
      when === undefined || when === null ? [] : [{ key: `${key}.${act}`, when, then: [{ act, targets: [key] }] }],
    );
    const required = optionsOf(field).flatMap((option): readonly LogicRule[] =>
      option.require && option.require.length > 0
        ? [
            {
              key: `${key}.${option.key}.require`,
              when: { field: key, op: "eq", value: option.key },
              then: [{ act: "require", targets: option.require }],
            },
          ]
        : [],
    );
    return [...written, ...required, ...besideOther(field)];
  });
}

/** Words of one's own are shown and asked for only with their option. */
function besideOther(field: Field): readonly LogicRule[] {
  const other = ownTextOf(field);
  if (!other) return [];
  return [
    {
      key: `${field.key}.other`,
      when: { field: field.key, op: "eq", value: other.option },
      then: [
        { act: "show", targets: [other.field] },
        { act: "require", targets: [other.field] },
      ],
    },
  ];
}

/** What must hold for an option to be chosen, asked when it is. */
export function gatesOf(fields: readonly Field[]): readonly (Validation & { readonly entering: string })[] {
  return fields.flatMap((field) =>
    optionsOf(field).flatMap(({ key, gate, message, label }) =>
      gate === undefined || gate === null
        ? []
        : [
            {
              key: `${field.key}.${key}.gate`,
              when: { field: field.key, op: "eq", value: key },
              assert: gate,
              targets: [field.key],
              message: message ?? label,
              entering: field.key,
            },
          ],
    ),
  );
}
