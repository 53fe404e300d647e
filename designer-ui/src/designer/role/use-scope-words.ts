import { useTranslation } from "react-i18next";
import type { FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { qualified } from "../../model/menu.ts";
import { type Grant, isNamed, type RoleDocument } from "../../model/role/role-document.ts";
import { useFarConditions } from "../../runtime/record-list/use-far-conditions.ts";

interface Spoken {
  readonly pkg: string;
  /** Documents whose conditions name people, departments and records. */
  readonly roles: readonly RoleDocument[];
  readonly shapeOf: (form: string) => FormShape | undefined;
}

/** Which records a grant reaches, in words: a circle around the member, or the sentence of its condition. */
export function useScopeWords({ pkg, roles, shapeOf }: Spoken): (form: string, scope: Grant["scope"]) => string {
  const { t } = useTranslation("role");
  const said = roles.flatMap(({ grants }) =>
    grants
      .filter(({ scope }) => !isNamed(scope))
      .map(({ form, scope }) => ({ form: qualified(pkg, form), json: scope as Json })),
  );
  const describe = useFarConditions({ said, shapeOf });
  return (form, scope) => {
    if (isNamed(scope)) return t(`scope.${scope}`);
    if (JSON.stringify(scope) === '{"any":[]}') return t("change.nothing");
    const condition = describe(qualified(pkg, form), scope);
    return condition === null ? t("scope.condition") : t("change.condition", { condition });
  };
}
