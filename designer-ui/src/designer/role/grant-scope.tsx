import { Radio } from "antd";
import { useTranslation } from "react-i18next";
import { NameScope } from "../../controls/names.tsx";
import { parseCondition } from "../../model/condition/parse.ts";
import type { FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { type Grant, isNamed, SCOPES } from "../../model/role/role-document.ts";
import { useConditionFields } from "../../runtime/record-list/asked-fields.ts";
import { ConditionLines } from "./condition-lines.tsx";

interface GrantScopeProps {
  readonly shape: FormShape;
  readonly scope: Grant["scope"];
  readonly onChange: (scope: Grant["scope"]) => void;
}

const CONDITION = "condition";
/** Until a condition is complete the grant reaches nothing, rather than everything. */
const NOTHING = { any: [] };

/** Which records a grant reaches: a named circle around the member, or a condition in words. */
export function GrantScope({ shape, scope, onChange }: GrantScopeProps) {
  const { t } = useTranslation("role");
  const { fieldAt } = useConditionFields(shape);
  const named = isNamed(scope);
  const choose = (name: string) => {
    const known = SCOPES.find((one) => one === name);
    if (known) onChange(known);
    else if (named) onChange(NOTHING);
  };
  return (
    <fieldset>
      <legend>{t("scope")}</legend>
      <Radio.Group
        aria-label={t("scope")}
        value={named ? scope : CONDITION}
        options={[...SCOPES, CONDITION].map((name) => ({ value: name, label: t(`scope.${name}`) }))}
        onChange={({ target }) => choose(String(target.value))}
      />
      {!named && (
        <NameScope form={shape.key} json={scope as Json} fieldAt={fieldAt}>
          <ConditionLines
            shape={shape}
            condition={read(scope)}
            onChange={(condition) => onChange(condition as unknown as Json)}
          />
        </NameScope>
      )}
    </fieldset>
  );
}

function read(scope: Json) {
  const { condition } = parseCondition(scope);
  return condition ?? NOTHING;
}
