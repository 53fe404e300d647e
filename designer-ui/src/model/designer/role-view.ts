import type { FieldRight } from "../form-shape.ts";
import { packageOf, qualified } from "../menu.ts";
import { ALL_OTHERS, RIGHTS, type RoleDocument } from "../role/role-document.ts";

/** What roles let people do with a form: with several grants the most, as the server combines them. */
export interface RoleView {
  readonly fields: Readonly<Record<string, FieldRight>>;
  readonly create: boolean;
  readonly read: boolean;
}

const most = (one: FieldRight, other: FieldRight): FieldRight =>
  RIGHTS.indexOf(one) >= RIGHTS.indexOf(other) ? one : other;

/**
 * @param roles by their qualified keys
 * @param paths of the fields and columns of the form
 */
export function roleView(roles: ReadonlyMap<string, RoleDocument>, form: string, paths: readonly string[]): RoleView {
  const grants = [...roles].flatMap(([key, role]) =>
    role.grants.filter((grant) => qualified(packageOf(key), grant.form) === form),
  );
  const rightIn = (fields: Readonly<Record<string, FieldRight>>, path: string): FieldRight =>
    fields[path] ?? fields[path.split(".")[0] ?? ""] ?? fields[ALL_OTHERS] ?? "hidden";
  const rights = paths.map((path) => {
    const given = grants.map(({ fields }) => (Object.keys(fields).length === 0 ? "write" : rightIn(fields, path)));
    return [path, given.reduce<FieldRight>(most, "hidden")] as const;
  });
  return {
    fields: { ...Object.fromEntries(rights), [ALL_OTHERS]: "hidden" },
    create: grants.some(({ actions }) => actions.includes("create")),
    read: grants.some(({ actions }) => actions.includes("read")),
  };
}
