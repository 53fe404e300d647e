import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { rules } from "../../../../api/rules.ts";
import type { InputProps } from "../../../../controls/control.ts";
import { useText } from "../../../../i18n/texts.ts";
import type { JsonObject } from "../../../../model/json.ts";
import { qualified } from "../../../../model/menu.ts";
import { useDesignState, useSurrounding } from "../../design-context.tsx";
import { ValuesEditor } from "../../logic/values-editor.tsx";
import { useDesignedNode } from "../../settings/designed.tsx";
import { PickSetting, useReferences } from "../../settings/pick-setting.tsx";

/** Fields of the new record and what they begin with. */
export function ValuesSetting({ field, value, onChange }: InputProps) {
  const text = useText();
  const { pkg } = useSurrounding();
  const { action } = useDesignedNode();
  return (
    <ValuesEditor
      title={text(field.title)}
      target={action?.form ? qualified(pkg, action.form) : ""}
      values={(value ?? {}) as JsonObject}
      onChange={(values) => onChange(Object.keys(values).length > 0 ? values : null)}
    />
  );
}

/** A rule that people run, of those that are in force for this form. */
export function RuleSetting(props: InputProps) {
  const { t } = useTranslation("designer-nodes");
  const { form } = useSurrounding();
  const { bare, whole } = useReferences();
  const inForce = useDesignState(({ version }) => version !== null);
  const runs = useQuery({ ...rules.actions(form), enabled: inForce, retry: false });
  const offered = runs.data?.items ?? [];
  return (
    <>
      <PickSetting
        {...props}
        value={whole(props.value)}
        choices={offered.map(({ rule, title }) => ({ value: rule, label: title }))}
        onChange={(rule) => props.onChange(rule === null ? null : bare(String(rule)))}
      />
      {offered.length === 0 && <small className="m-property-hint">{t("button.action.rule.none")}</small>}
    </>
  );
}
