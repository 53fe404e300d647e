import { useQuery } from "@tanstack/react-query";
import { Checkbox, Segmented, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { FormLine } from "../../../kit/form-line.tsx";
import { isValidFor } from "../../../model/condition/operators.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import {
  becomes,
  becoming,
  changingBy,
  inPhase,
  isBefore,
  OCCASIONS,
  type RuleDocument,
  type RuleTrigger,
  type TriggerType,
  triggerOf,
} from "../../../model/rule/rule-document.ts";
import type { Choice } from "../../../runtime/record-list/filter-lines.ts";
import { FilterValue } from "../../../runtime/record-list/filter-value.tsx";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { AskedEditor } from "./asked-editor.tsx";

interface TriggerEditorProps {
  readonly rule: RuleDocument;
  readonly onChange: (rule: RuleDocument) => void;
}

const CHANGED_TO: Choice = { name: "changedTo", op: "changedTo", takes: "oneOrList" };

const TYPES: readonly TriggerType[] = ["record", "flow", "comment", "manual"];

/** What sets the rule off: a record, an approval, something that is said, or a person. */
export function TriggerEditor({ rule, onChange }: TriggerEditorProps) {
  const { t } = useTranslation("automation");
  const { trigger } = rule;
  const put = (next: RuleTrigger) => onChange({ ...rule, trigger: next });
  const become = (type: TriggerType) => {
    const after = type === "record" ? rule : inPhase(rule, false);
    onChange({ ...(isBefore(rule) ? after : rule), trigger: triggerOf(type) });
  };
  return (
    <>
      <Segmented<TriggerType>
        aria-label={t("trigger")}
        value={trigger.type}
        options={TYPES.map((value) => ({ value, label: t(`trigger.${value}`) }))}
        onChange={become}
      />
      {OCCASIONS[trigger.type].length > 0 && (
        <FormLine label={t("occasions")}>
          {() => (
            <Checkbox.Group
              aria-label={t("occasions")}
              value={[...(trigger.on ?? [])]}
              options={OCCASIONS[trigger.type].map((value) => ({ value, label: t(`on.${value}`) }))}
              onChange={(on) => put({ ...trigger, on: on as NonNullable<RuleTrigger["on"]> })}
            />
          )}
        </FormLine>
      )}
      {trigger.type === "record" && <Written rule={rule} trigger={trigger} onChange={onChange} />}
      {trigger.type === "flow" && <Flow trigger={trigger} onTrigger={put} />}
      {trigger.type === "comment" && <p className="m-muted">{t("comment.hint")}</p>}
      {trigger.type === "manual" && <Manual trigger={trigger} onTrigger={put} />}
    </>
  );
}

interface PartProps {
  readonly trigger: RuleTrigger;
  readonly onTrigger: (trigger: RuleTrigger) => void;
}

function Written({ rule, trigger, onChange }: TriggerEditorProps & { readonly trigger: RuleTrigger }) {
  const { t } = useTranslation("automation");
  const text = useText();
  const { fields } = useDocument().model;
  const only = trigger.changes?.length === 1 ? fields.find(({ key }) => key === trigger.changes?.[0]) : undefined;
  return (
    <>
      {trigger.on?.includes("update") && (
        <FormLine label={t("changes")}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("changes.any")}
              value={[...(trigger.changes ?? [])]}
              options={fields.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
              onChange={(changes: readonly string[]) => onChange(changingBy(rule, changes))}
            />
          )}
        </FormLine>
      )}
      {only && isValidFor("changedTo", fieldType(only, "")) && (
        <Becoming rule={rule} field={only} onChange={onChange} />
      )}
      <FormLine label={t("before")} hint={t("before.hint")}>
        {({ id }) => (
          <Switch id={id} size="small" checked={isBefore(rule)} onChange={(on) => onChange(inPhase(rule, on))} />
        )}
      </FormLine>
    </>
  );
}

interface BecomingProps extends TriggerEditorProps {
  /** The one field whose changes set the rule off. */
  readonly field: Field;
}

function Becoming({ rule, field, onChange }: BecomingProps) {
  const { t } = useTranslation("automation");
  const text = useText();
  const label = t("becomes", { field: text(field.title) || field.key });
  return (
    <FormLine label={label} hint={t("becomes.hint")}>
      {() => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
        <div role="group" aria-label={label}>
          <FilterValue
            line={{ id: 0, field: field.key, choice: CHANGED_TO, value: becomes(rule) }}
            field={field}
            onChange={(value) => onChange(becoming(rule, value))}
          />
        </div>
      )}
    </FormLine>
  );
}

function Flow({ trigger, onTrigger }: PartProps) {
  const { t } = useTranslation("automation");
  const text = useText();
  const { pkg } = useSurrounding();
  const flows = useQuery(metadata.list("flow", pkg));
  return (
    <FormLine label={t("flow")}>
      {(control) => (
        <Select
          {...control}
          showSearch={{ optionFilterProp: "label" }}
          value={trigger.flow || null}
          options={(flows.data?.items ?? []).map(({ key, title }) => ({
            value: key.slice(pkg.length + 1),
            label: text(title) || key,
          }))}
          onChange={(flow: string) => onTrigger({ ...trigger, flow })}
        />
      )}
    </FormLine>
  );
}

function Manual({ trigger, onTrigger }: PartProps) {
  const { t } = useTranslation("automation");
  const text = useText();
  const { pkg } = useSurrounding();
  const roles = useQuery(metadata.list("role", pkg));
  const putRoles = (chosen: readonly string[]) => {
    const { roles: _old, ...rest } = trigger;
    onTrigger(chosen.length === 0 ? rest : { ...rest, roles: chosen });
  };
  return (
    <>
      <FormLine label={t("roles")} hint={t("roles.hint")}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("roles.any")}
            value={[...(trigger.roles ?? [])]}
            options={(roles.data?.items ?? []).map(({ key, title }) => ({
              value: key.slice(pkg.length + 1),
              label: text(title) || key,
            }))}
            onChange={putRoles}
          />
        )}
      </FormLine>
      <FormLine label={t("offered")} hint={t("offered.hint")}>
        {() => (
          <Checkbox.Group
            aria-label={t("offered")}
            value={[...(trigger.offered ?? [])]}
            options={(["record", "list"] as const).map((value) => ({ value, label: t(`offered.${value}`) }))}
            onChange={(offered) => onTrigger({ ...trigger, offered: offered as NonNullable<RuleTrigger["offered"]> })}
          />
        )}
      </FormLine>
      <AskedEditor trigger={trigger} onTrigger={onTrigger} />
    </>
  );
}
