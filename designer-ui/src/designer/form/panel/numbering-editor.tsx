import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { dateOf, dayAt } from "../../../model/condition/zone.ts";
import { freeKey } from "../../../model/designer/keys.ts";
import { FIRST_RULE, type NumberRule } from "../../../model/designer/numbering.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Problem } from "../../../model/generated/rest.ts";
import type { JsonObject } from "../../../model/json.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { NumberParts } from "./number-parts.tsx";

interface NumberingEditorProps {
  readonly id: string;
  readonly field: Field;
  readonly value: string | null;
  readonly onChange: (numbering: string) => void;
}

/** Which numbers a field gives: a numbering that there is, a new one, or how the chosen one looks from now on. */
export function NumberingEditor({ id, field, value, onChange }: NumberingEditorProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const document = useDocument();
  const { numberings, pkg } = useSurrounding();
  const bare = (key: string) => (packageOf(key) === pkg ? (key.split(".").at(-1) ?? key) : key);
  const create = async (rule: NumberRule) => {
    const key = freeKey(`${document.key}_no`, new Set(numberings.map((each) => each.key.split(".").at(-1) ?? "")));
    const title = `${text(document.title)} · ${text(field.title)}`;
    const made = await metadata.create("numbering", pkg, { kind: "numbering", key, title, ...written(rule) });
    await metadata.publish("numbering", made.key, made.draftRevision, "");
    onChange(key);
  };
  return (
    <>
      <Select
        id={id}
        style={{ width: "100%" }}
        placeholder={t("numbering.choose")}
        value={value}
        options={numberings.map(({ key, title }) => ({ value: bare(key), label: text(title) }))}
        onChange={onChange}
      />
      {value === null ? (
        <RuleForm first={FIRST_RULE} label={t("numbering.create")} onSave={create} />
      ) : (
        <Chosen key={value} numbering={qualified(pkg, value)} />
      )}
    </>
  );
}

/** Parts without words say nothing. */
function written({ segments, reset, perField = false }: NumberRule): JsonObject {
  return { segments: segments.filter(({ text }) => text !== ""), reset, perField } as unknown as JsonObject;
}

/** How the next numbers of a numbering look; those that were given stay. */
function Chosen({ numbering }: { readonly numbering: string }) {
  const { t } = useTranslation("designer-panel");
  const { modal } = App.useApp();
  const [rule, setRule] = useState<NumberRule | null>(null);
  const open = useMutation({
    mutationFn: async () => {
      const { draft, published } = await metadata.read("numbering", numbering);
      const {
        segments,
        reset = "never",
        perField = false,
      } = (draft ?? published ?? {}) as unknown as Partial<NumberRule>;
      setRule({ segments: segments ?? [], reset, perField });
    },
  });
  const save = async (next: NumberRule) => {
    const { draft, published, draftRevision } = await metadata.read("numbering", numbering);
    const document = { ...((draft ?? published ?? {}) as unknown as JsonObject), ...written(next) };
    const saved = await metadata.saveDraft("numbering", numbering, draftRevision, document);
    const { items } = await metadata.effects("numbering", numbering);
    if (items.length > 0 && !(await modal.confirm({ title: t("numbering.inUse"), content: items.map(EffectLine) })))
      return;
    await metadata.publish("numbering", numbering, saved.draftRevision, "");
    setRule(null);
  };
  if (rule === null) {
    return (
      <>
        <Button className="m-number-change" size="small" loading={open.isPending} onClick={() => open.mutate()}>
          {t("numbering.change")}
        </Button>
        {open.error && <ProblemView failure={open.error} />}
      </>
    );
  }
  return (
    <>
      <RuleForm first={rule} label={t("numbering.save")} onSave={save} onLeave={() => setRule(null)} />
      <small className="m-property-hint">{t("numbering.kept")}</small>
    </>
  );
}

const EffectLine = ({ code, message }: Problem) => <p key={code}>{message}</p>;

interface RuleFormProps {
  readonly first: NumberRule;
  readonly label: string;
  readonly onSave: (rule: NumberRule) => Promise<void>;
  readonly onLeave?: () => void;
}

function RuleForm({ first, label, onSave, onLeave }: RuleFormProps) {
  const { t } = useTranslation("designer-panel");
  const queries = useQueryClient();
  const { zone } = useSurrounding();
  const { fields } = useDocument().model;
  const [rule, setRule] = useState(first);
  const save = useMutation({
    mutationFn: () => onSave(rule),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...metadata.all("numbering")] }),
  });
  return (
    <div className="m-number-parts">
      <NumberParts rule={rule} day={dateOf(dayAt(Date.now(), zone))} fields={fields} onChange={setRule} />
      <div className="m-property-row">
        <Button type="primary" size="small" loading={save.isPending} onClick={() => save.mutate()}>
          {label}
        </Button>
        {onLeave && (
          <Button size="small" onClick={onLeave}>
            {t("numbering.leave")}
          </Button>
        )}
      </div>
      {save.error && <ProblemView failure={save.error} />}
    </div>
  );
}
