import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forms } from "../../api/forms.ts";
import { metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import type { Change } from "../../kit/change-list.tsx";
import type { FormShape } from "../../model/form-shape.ts";
import type { JsonObject } from "../../model/json.ts";
import { qualified } from "../../model/menu.ts";
import { type RoleDifference, roleDifferences } from "../../model/role/role-diff.ts";
import { ALL_OTHERS, type Grant, othersOf, type RoleDocument, readRole } from "../../model/role/role-document.ts";
import { useFormTitles } from "./use-form-titles.ts";
import { useScopeWords } from "./use-scope-words.ts";

/**
 * What one version of a role allows that another did not, in words.
 *
 * @param roles the documents whose forms and names are looked up
 */
export function useRoleChanges(
  pkg: string,
  roles: readonly RoleDocument[],
): (before: JsonObject | null, after: JsonObject) => readonly Change[] {
  const { t } = useTranslation("role");
  const text = useText();
  const titles = useFormTitles();
  const dashboards = useQuery(metadata.list("dashboard"));
  const keys = [...new Set(roles.flatMap(({ grants }) => grants.map(({ form }) => qualified(pkg, form))))];
  const shapes = useQueries({ queries: keys.map((key) => ({ ...forms.shape(key), retry: false })) });
  const shapeOf = (form: string): FormShape | undefined =>
    shapes.find(({ data }) => data?.key === qualified(pkg, form))?.data;

  const list = (parts: readonly string[]) => parts.join(t("separator"));
  const formOf = (form: string) => titles(form) ?? form;
  const fieldOf = (form: string, path: string): string => {
    if (path === ALL_OTHERS) return t("others");
    const [key, column] = path.split(".");
    const field = shapeOf(form)?.model.fields.find((known) => known.key === key);
    const inner = field?.fields?.find((known) => known.key === column);
    return [text(field?.title) || key, ...(column === undefined ? [] : [text(inner?.title) || column])].join(" · ");
  };
  const actions = (all: Grant["actions"]) => list(all.map((action) => t(`action.${action}`)));
  const scopeOf = useScopeWords({ pkg, roles, shapeOf });
  const dashboardOf = (key: string) =>
    text(dashboards.data?.items.find((line) => line.key === qualified(pkg, key))?.title) || key;

  const changes = (difference: RoleDifference): readonly Change[] => {
    switch (difference.about) {
      case "title":
        return [{ what: "changed", words: t("change.title", { title: text(difference.title) }) }];
      case "grant": {
        const { what, grant } = difference;
        const parts = [
          actions(grant.actions),
          scopeOf(grant.form, grant.scope),
          t("othersMay", { right: t(`right.${othersOf(grant)}`) }),
        ];
        return [{ what, words: [formOf(grant.form), ...parts].join(" · ") }];
      }
      case "change": {
        const { form, allowed, forbidden, scope, comments, rights } = difference;
        const parts = [
          ...(allowed.length > 0 ? [t("change.allowed", { actions: actions(allowed) })] : []),
          ...(forbidden.length > 0 ? [t("change.forbidden", { actions: actions(forbidden) })] : []),
          ...(scope === undefined
            ? []
            : [t("change.scope", { from: scopeOf(form, scope.from), to: scopeOf(form, scope.to) })]),
          ...(comments === undefined
            ? []
            : [t("change.comments", { from: t(`comments.${comments.from}`), to: t(`comments.${comments.to}`) })]),
          ...rights.map(([field, from, to]) =>
            t("change.right", { field: fieldOf(form, field), from: t(`right.${from}`), to: t(`right.${to}`) }),
          ),
        ];
        return [{ what: "changed", words: t("change.grant", { form: formOf(form), changes: list(parts) }) }];
      }
      case "dashboards":
        return [
          ...difference.added.map((key) => ({ what: "added" as const, key })),
          ...difference.removed.map((key) => ({ what: "removed" as const, key })),
        ].map(({ what, key }) => ({ what, words: t("change.dashboard", { title: dashboardOf(key) }) }));
    }
  };
  return (before, after) => roleDifferences(before && readRole(before), readRole(after)).flatMap(changes);
}
