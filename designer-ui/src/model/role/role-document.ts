import type { FieldRight } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

export const ACTIONS = ["read", "create", "update", "delete", "import", "export", "migrate"] as const;
export type Action = (typeof ACTIONS)[number];

export const SCOPES = ["own", "own_and_subordinates", "department", "department_tree", "all"] as const;
export type NamedScope = (typeof SCOPES)[number];

export const RIGHTS: readonly FieldRight[] = ["hidden", "masked", "read", "write"];

/** What may be done about the comments on records that can be read. */
export const COMMENT_RIGHTS = ["read", "write", "manage"] as const;
export type CommentRight = (typeof COMMENT_RIGHTS)[number];

/** The right of every field that is not named. */
export const ALL_OTHERS = "*";

/** Some actions on some records of one form; keys that we do not know stay in `rest`. */
export interface Grant {
  readonly form: string;
  readonly actions: readonly Action[];
  /** A named scope, or a condition. */
  readonly scope: NamedScope | Json;
  readonly fields: Readonly<Record<string, FieldRight>>;
  readonly comments: CommentRight;
  readonly rest: JsonObject;
}

export interface RoleDocument {
  readonly title: LocalizedText;
  readonly description: LocalizedText | undefined;
  readonly grants: readonly Grant[];
  readonly dashboards: readonly string[];
  /** Everything else in the document, which survives. */
  readonly rest: JsonObject;
}

export function isNamed(scope: Grant["scope"]): scope is NamedScope {
  return SCOPES.some((name) => name === scope);
}

/** What a grant reaches that does not say it: the server goes by the narrowest. */
const NO_RECORDS: Json = { any: [] };

function readGrant(json: JsonObject): Grant {
  const { form, actions, scope, fields, comments, ...rest } = json;
  return {
    form: String(form ?? ""),
    actions: (actions ?? []) as unknown as readonly Action[],
    scope: scope ?? NO_RECORDS,
    fields: (fields ?? {}) as unknown as Grant["fields"],
    comments: (comments ?? "write") as CommentRight,
    rest,
  };
}

export function readRole(json: JsonObject): RoleDocument {
  const { title, description, grants, dashboards, ...rest } = json;
  return {
    title: (title ?? "") as LocalizedText,
    description: description as LocalizedText | undefined,
    grants: ((grants ?? []) as unknown as readonly JsonObject[]).map(readGrant),
    dashboards: (dashboards ?? []) as unknown as readonly string[],
    rest,
  };
}

function writeGrant({ form, actions, scope, fields, comments, rest }: Grant): JsonObject {
  return {
    ...rest,
    form,
    actions: [...actions],
    scope: scope as Json,
    ...(comments === "write" ? {} : { comments }),
    ...(Object.keys(fields).length === 0 ? {} : { fields: { ...fields } }),
  };
}

export function writeRole({ title, description, grants, dashboards, rest }: RoleDocument): JsonObject {
  return {
    ...rest,
    title: title as Json,
    ...(description === undefined ? {} : { description: description as Json }),
    grants: grants.map(writeGrant),
    ...(dashboards.length === 0 ? {} : { dashboards: [...dashboards] }),
  };
}

/** What a new grant allows until somebody says more: to look at one's own records. */
export function newGrant(form: string): Grant {
  return { form, actions: ["read"], scope: "own", fields: { [ALL_OTHERS]: "read" }, comments: "write", rest: {} };
}

/** What each action is nothing without. */
const NEEDS: Partial<Readonly<Record<Action, Action>>> = {
  update: "read",
  delete: "read",
  export: "read",
  migrate: "import",
};

/** The grant with an action more or less; an action brings along what it is nothing without, and goes with it. */
export function withAction(grant: Grant, action: Action, allowed: boolean): Grant {
  const chosen = new Set(grant.actions);
  if (allowed) {
    chosen.add(action);
    const needed = NEEDS[action];
    if (needed) chosen.add(needed);
  } else {
    chosen.delete(action);
    for (const needy of ACTIONS) if (NEEDS[needy] === action) chosen.delete(needy);
  }
  return { ...grant, actions: ACTIONS.filter((one) => chosen.has(one)) };
}

/** The right of the fields that are not named: none, unless it is said. */
export function othersOf({ fields }: Grant): FieldRight {
  return fields[ALL_OTHERS] ?? "hidden";
}

/** The right that holds for a field or, as `table.column`, for a column, which never has more than its table. */
export function rightOf(grant: Grant, field: string): FieldRight {
  const [table = field, column] = field.split(".");
  const whole = grant.fields[table] ?? othersOf(grant);
  if (column === undefined) return whole;
  const own = grant.fields[field] ?? whole;
  return RIGHTS.indexOf(own) < RIGHTS.indexOf(whole) ? own : whole;
}

/** The grant with a right for a field; null lets all others' right hold again. */
export function withRight(grant: Grant, field: string, right: FieldRight | null): Grant {
  const fields: Record<string, FieldRight> = { [ALL_OTHERS]: othersOf(grant), ...grant.fields };
  if (right === null) delete fields[field];
  else fields[field] = right;
  return { ...grant, fields };
}

/** Where in the document a problem is: a grant by its position, and the part of it. */
export interface Place {
  readonly grant: number | null;
  readonly part: string;
}

export function placeOf(pointer: string): Place {
  const match = /^\/grants\/(\d+)(?:\/(.*))?$/.exec(pointer);
  if (match) return { grant: Number(match[1]), part: match[2] ?? "" };
  return { grant: null, part: pointer.replace(/^\//, "") };
}
