import type { FieldRight } from "../form-shape.ts";
import type { LocalizedText } from "../localized-text.ts";
import {
  type Action,
  ALL_OTHERS,
  type CommentRight,
  type Grant,
  othersOf,
  type RoleDocument,
} from "./role-document.ts";

/** What is different about what a role allows. */
export type RoleDifference =
  | { readonly about: "title"; readonly title: LocalizedText }
  | { readonly about: "dashboards"; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly about: "grant"; readonly what: "added" | "removed"; readonly grant: Grant }
  | {
      readonly about: "change";
      readonly form: string;
      readonly allowed: readonly Action[];
      readonly forbidden: readonly Action[];
      /** Absent when the same records are reached. */
      readonly scope?: { readonly from: Grant["scope"]; readonly to: Grant["scope"] };
      /** Absent when the same may be done about comments. */
      readonly comments?: { readonly from: CommentRight; readonly to: CommentRight };
      /** Rights that are different, by field; `*` stands for all others. */
      readonly rights: readonly (readonly [field: string, from: FieldRight, to: FieldRight])[];
    };

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const without = <T>(list: readonly T[], others: readonly T[]) => list.filter((one) => !others.includes(one));

/** From one role to another; everything is an addition when there was nothing. */
export function roleDifferences(before: RoleDocument | null, after: RoleDocument): readonly RoleDifference[] {
  const [old, now] = [named(before?.grants ?? []), named(after.grants)];
  const [added, removed] = [
    without(after.dashboards, before?.dashboards ?? []),
    without(before?.dashboards ?? [], after.dashboards),
  ];
  return [
    ...(before !== null && !same(before.title, after.title) ? [{ about: "title", title: after.title } as const] : []),
    ...[...now].flatMap(([name, grant]): readonly RoleDifference[] => {
      const was = old.get(name);
      return was ? changeOf(was, grant) : [{ about: "grant", what: "added", grant }];
    }),
    ...[...old]
      .filter(([name]) => !now.has(name))
      .map(([, grant]): RoleDifference => ({ about: "grant", what: "removed", grant })),
    ...(added.length + removed.length > 0 ? [{ about: "dashboards", added, removed } as const] : []),
  ];
}

/** Grants of one form are told apart by their order. */
function named(grants: readonly Grant[]): ReadonlyMap<string, Grant> {
  const times = new Map<string, number>();
  return new Map(
    grants.map((grant) => {
      const number = (times.get(grant.form) ?? 0) + 1;
      times.set(grant.form, number);
      return [`${grant.form} ${number}`, grant];
    }),
  );
}

function changeOf(was: Grant, is: Grant): readonly RoleDifference[] {
  const fields = [...new Set([ALL_OTHERS, ...Object.keys(was.fields), ...Object.keys(is.fields)])];
  const right = (grant: Grant, field: string) => grant.fields[field] ?? othersOf(grant);
  const rights = fields
    .map((field) => [field, right(was, field), right(is, field)] as const)
    .filter(([, from, to]) => from !== to);
  const allowed = without(is.actions, was.actions);
  const forbidden = without(was.actions, is.actions);
  const scoped = !same(was.scope, is.scope);
  const commented = was.comments !== is.comments;
  if (rights.length + allowed.length + forbidden.length === 0 && !scoped && !commented) return [];
  return [
    {
      about: "change",
      form: is.form,
      allowed,
      forbidden,
      rights,
      ...(scoped ? { scope: { from: was.scope, to: is.scope } } : {}),
      ...(commented ? { comments: { from: was.comments, to: is.comments } } : {}),
    },
  ];
}
