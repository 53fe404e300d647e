import { useQuery } from "@tanstack/react-query";
import { Segmented, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { FormLine } from "../../../kit/form-line.tsx";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { LocalizedText } from "../../../model/localized-text.ts";
import type { RuleMessage, RuleRecipient, RuleStep } from "../../../model/rule/rule-document.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { FormulaInput } from "../panel/formula-input.tsx";
import { TextProperty } from "../panel/property.tsx";
import { isSaid, SAID } from "./alongside.ts";

interface NotifyEditorProps {
  readonly step: RuleStep;
  readonly onChange: (step: RuleStep) => void;
}

const PEOPLE: ReadonlySet<string> = new Set(["USER", "USERS"]);
const SYSTEM = ["owner_id", "created_by", "updated_by"] as const;
const SPEAKERS = ["author", "mentioned"] as const;

const nameOf = (recipient: RuleRecipient): string =>
  `${recipient.by}:${recipient.field ?? recipient.role ?? recipient.user ?? ""}`;

function recipientOf(name: string): RuleRecipient {
  const at = name.indexOf(":");
  const [by, value] = [name.slice(0, at), name.slice(at + 1)];
  if (by === "field") return { by, field: value };
  return by === "role" ? { by, role: value } : { by: "user", user: value };
}

/** Who is told, and what. */
export function NotifyEditor({ step, onChange }: NotifyEditorProps) {
  const { t } = useTranslation("automation");
  const text = useText();
  const { pkg } = useSurrounding();
  const { fields } = useDocument().model;
  const roles = useQuery(metadata.list("role", pkg));
  const to = step.to ?? [];
  const users = to.filter(({ by }) => by === "user");
  const people = [
    ...fields
      .filter(({ type }) => PEOPLE.has(valueTypeOf(type)))
      .map(({ key, title }) => ({ value: `field:${key}`, label: text(title) || key })),
    ...SYSTEM.map((key) => ({ value: `field:${key}`, label: t(`system.${key}`) })),
    ...(fields.some(isSaid) ? SPEAKERS : []).map((key) => ({ value: `field:${SAID}.${key}`, label: t(`said.${key}`) })),
  ];
  const holders = (roles.data?.items ?? []).map(({ key, title }) => ({
    value: `role:${key.slice(pkg.length + 1)}`,
    label: text(title) || key,
  }));
  return (
    <>
      <FormLine label={t("notify.to")}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            value={to.map(nameOf)}
            options={[
              { label: t("notify.fields"), options: people },
              { label: t("notify.roles"), options: holders },
              ...(users.length > 0
                ? [{ label: t("notify.users"), options: users.map((one) => ({ value: nameOf(one), label: one.user })) }]
                : []),
            ]}
            onChange={(names: string[]) => onChange({ ...step, to: names.map(recipientOf) })}
          />
        )}
      </FormLine>
      <Message
        label={t("notify.title")}
        value={step.title}
        onChange={(title) => onChange({ ...step, title: title ?? "" })}
      />
      <Message
        label={t("notify.body")}
        value={step.body}
        onChange={(body) => {
          const { body: _old, ...rest } = step;
          onChange(body === undefined ? rest : { ...rest, body });
        }}
      />
    </>
  );
}

interface MessageProps {
  readonly label: string;
  readonly value: RuleMessage | undefined;
  readonly onChange: (value: RuleMessage | undefined) => void;
}

type Kind = "words" | "formula";

/** Words, or a formula over the record. */
function Message({ label, value, onChange }: MessageProps) {
  const { t } = useTranslation("automation");
  const id = useId();
  const formula = typeof value === "object" && "expr" in value ? String(value["expr"]) : null;
  return (
    <div className="m-rule-message">
      <Segmented<Kind>
        size="small"
        aria-label={t("message.kind", { label })}
        value={formula === null ? "words" : "formula"}
        options={(["words", "formula"] as const).map((kind) => ({ value: kind, label: t(`message.${kind}`) }))}
        onChange={(kind) => onChange(kind === "formula" ? { expr: "" } : "")}
      />
      {formula === null ? (
        <TextProperty
          label={label}
          value={value as LocalizedText | undefined}
          onChange={(words) => onChange(words as RuleMessage | undefined)}
        />
      ) : (
        <>
          <label htmlFor={id}>{label}</label>
          <FormulaInput id={id} field={null} table={null} value={formula} onChange={(expr) => onChange({ expr })} />
        </>
      )}
    </div>
  );
}
