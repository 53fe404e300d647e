import { useQuery } from "@tanstack/react-query";
import { InputNumber, Segmented, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { optionsOf } from "../../../model/fields.ts";
import type { ConditionDocument, Field, Option } from "../../../model/form-shape.ts";
import { packageOf } from "../../../model/menu.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { ConditionSetting } from "../logic/condition-setting.tsx";
import { useOwnGround } from "../logic/use-fields.ts";
import { useDesigned } from "../settings/designed.tsx";
import { Property, TextProperty } from "./property.tsx";

interface StageEditorProps {
  readonly field: Field;
  readonly stage: Option;
  readonly onChange: (stage: Option) => void;
}

const CATEGORIES = ["open", "won", "lost"] as const;

type Leads = "anywhere" | "some";

interface StepRolesProps {
  readonly stage: Option;
  /** Where it leads. */
  readonly ahead: readonly Option[];
  readonly onChange: (change: { readonly roles: Option["roles"] | undefined }) => void;
}

/** Who may take a step from here; everybody who may change the field unless roles are named. */
function StepRoles({ stage, ahead, onChange }: StepRolesProps) {
  const { t } = useTranslation("stages");
  const text = useText();
  const { pkg } = useSurrounding();
  const known = useQuery(metadata.list("role", pkg));
  const named = Object.keys(stage.roles ?? {});
  const [opened, setOpened] = useState(named.length > 0);
  const choices = (known.data?.items ?? []).map(({ key, title }) => ({
    value: packageOf(key) === pkg ? key.slice(pkg.length + 1) : key,
    label: text(title) || key,
  }));
  const put = (to: string, roles: readonly string[]) => {
    const all = Object.entries({ ...stage.roles, [to]: roles }).filter(([, some]) => some.length > 0);
    onChange({ roles: all.length > 0 ? Object.fromEntries(all) : undefined });
  };
  if (ahead.length === 0) return null;
  return (
    <Property label={t("roles")} hint={t("roles.hint")}>
      {(id) => (
        <>
          <Segmented
            id={id}
            block
            size="small"
            value={opened ? "some" : "all"}
            options={[
              { value: "all", label: t("roles.all") },
              { value: "some", label: t("roles.some") },
            ]}
            onChange={(value) => {
              setOpened(value === "some");
              if (value === "all") onChange({ roles: undefined });
            }}
          />
          {opened &&
            ahead.map(({ key, label }) => (
              <div key={key} className="m-step-roles">
                <span className="m-ellipsis">→ {text(label) || key}</span>
                <Select
                  aria-label={t("roles.of", { stage: text(label) || key })}
                  mode="multiple"
                  size="small"
                  showSearch={{ optionFilterProp: "label" }}
                  placeholder={t("roles.all")}
                  value={[...(stage.roles?.[key] ?? [])]}
                  options={choices}
                  onChange={(roles: string[]) => put(key, roles)}
                />
              </div>
            ))}
        </>
      )}
    </Property>
  );
}

/** Everything about one stage: what it means, how likely it ends well, where it leads, and its gate. */
export function StageEditor({ field, stage, onChange }: StageEditorProps) {
  const { t } = useTranslation("stages");
  const text = useText();
  const { table } = useDesigned();
  const ground = useOwnGround(table);
  const { model } = useDocument();
  const beside = table?.fields ?? model.fields;
  const others = optionsOf(field).filter(({ key }) => key !== stage.key);
  const { category, probability, retired, next, roles, require, gate, message, ...plain } = stage;
  const put = (change: { readonly [name in keyof Option]?: Option[name] | undefined }) => {
    const all = { ...plain, category, probability, retired, next, roles, require, gate, message, ...change };
    const said = Object.entries(all).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(said) as unknown as Option);
  };
  const putGate = (asked: ConditionDocument | undefined) =>
    put(asked === undefined ? { gate: undefined, message: undefined } : { gate: asked });
  return (
    <div className="m-stage-editor">
      <Property label={t("category")}>
        {(id) => (
          <Segmented
            id={id}
            block
            size="small"
            value={category ?? "open"}
            options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
            onChange={(value) => put({ category: value === "open" ? undefined : value })}
          />
        )}
      </Property>
      <Property label={t("retired")} hint={t("retired.hint")}>
        {(id) => <Switch id={id} checked={retired ?? false} onChange={(on) => put({ retired: on || undefined })} />}
      </Property>
      <Property label={t("probability")}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            max={100}
            precision={0}
            suffix="%"
            value={probability ?? null}
            onChange={(value) => put({ probability: value ?? undefined })}
          />
        )}
      </Property>
      <Property label={t("next")}>
        {(id) => (
          <>
            <Segmented<Leads>
              id={id}
              block
              size="small"
              value={next === undefined ? "anywhere" : "some"}
              options={[
                { value: "anywhere", label: t("next.anywhere") },
                { value: "some", label: t("next.some") },
              ]}
              onChange={(leads) => put({ next: leads === "some" ? others.map(({ key }) => key) : undefined })}
            />
            {next !== undefined && (
              <Select
                aria-label={t("next.some")}
                mode="multiple"
                placeholder={t("next.none")}
                value={[...next]}
                options={others.map(({ key, label }) => ({ value: key, label: text(label) || key }))}
                onChange={(keys: string[]) => put({ next: keys })}
              />
            )}
          </>
        )}
      </Property>
      <StepRoles stage={stage} ahead={others.filter(({ key }) => next?.includes(key) ?? true)} onChange={put} />
      <Property label={t("require")} hint={t("require.hint")}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("require.none")}
            value={[...(require ?? [])]}
            options={beside
              .filter(({ key }) => key !== field.key)
              .map(({ key, title }) => ({ value: key, label: text(title) || key }))}
            onChange={(keys: string[]) => put({ require: keys.length > 0 ? keys : undefined })}
          />
        )}
      </Property>
      <ConditionSetting label={t("gate")} value={gate} ground={ground} onChange={putGate} />
      {gate !== undefined && (
        <TextProperty label={t("message")} value={message} onChange={(words) => put({ message: words })} />
      )}
    </div>
  );
}
