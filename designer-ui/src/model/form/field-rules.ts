import { optionsOf, ownTextOf } from "../fields.ts";
import type { Field, LogicRule, RuleAct, Validation } from "../form-shape.ts";

/** A rule; with the key of a sub-table each of whose rows is asked by itself, its columns first. */
export type WrittenRule = LogicRule & { readonly table?: string };

/** A validation; `entering` is the field, or the column, whose change makes it be asked. */
export type WrittenValidation = Validation & { readonly entering?: string; readonly table?: string };

/** Rules that are written at the fields and columns themselves; the twin of the server's `FieldRules`. */
export function rulesOf(fields: readonly Field[], table?: string): readonly WrittenRule[] {
  const within = table === undefined ? {} : { table };
  return fields.flatMap((field) => {
    const { key, visibleWhen, requiredWhen, readonlyWhen } = field;
    const path = inside(table, key);
    const own = [
      ["show", visibleWhen],
      ["require", requiredWhen],
      ["readonly", readonlyWhen],
    ] as const satisfies readonly (readonly [RuleAct, unknown])[];
    const written = own.flatMap(([act, when]): readonly WrittenRule[] =>
      when === undefined || when === null
        ? []
        : [{ key: `${path}.${act}`, when, then: [{ act, targets: [path] }], ...within }],
    );
    const required = optionsOf(field).flatMap((option): readonly WrittenRule[] =>
      option.require && option.require.length > 0
        ? [
            {
              key: `${path}.${option.key}.require`,
              when: { field: key, op: "eq", value: option.key },
              then: [{ act: "require", targets: option.require.map((target) => inside(table, target)) }],
              ...within,
            },
          ]
        : [],
    );
    return [...written, ...required, ...besideOther(field, table), ...rulesOf(field.fields ?? [], key)];
  });
}

const inside = (table: string | undefined, key: string) => (table === undefined ? key : `${table}.${key}`);

/** Words of one's own are shown and asked for only with their option. */
function besideOther(field: Field, table: string | undefined): readonly WrittenRule[] {
  const other = ownTextOf(field);
  if (!other) return [];
  const targets = [inside(table, other.field)];
  return [
    {
      key: `${inside(table, field.key)}.other`,
      when: { field: field.key, op: "eq", value: other.option },
      then: [
        { act: "show", targets },
        { act: "require", targets },
      ],
      ...(table === undefined ? {} : { table }),
    },
  ];
}

/** What must hold for an option to be chosen, asked when it is. */
export function gatesOf(fields: readonly Field[], table?: string): readonly WrittenValidation[] {
  return fields.flatMap((field) => [
    ...optionsOf(field).flatMap(({ key, gate, message, label }) =>
      gate === undefined || gate === null
        ? []
        : [
            {
              key: `${inside(table, field.key)}.${key}.gate`,
              when: { field: field.key, op: "eq", value: key } as const,
              assert: gate,
              targets: [inside(table, field.key)],
              message: message ?? label,
              entering: field.key,
              ...(table === undefined ? {} : { table }),
            },
          ],
    ),
    ...gatesOf(field.fields ?? [], field.key),
  ]);
}
