import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { freeKey } from "../../../model/designer/keys.ts";
import type { Field } from "../../../model/form-shape.ts";
import { packageOf } from "../../../model/menu.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { Property } from "./property.tsx";

interface NumberingEditorProps {
  readonly id: string;
  readonly field: Field;
  readonly value: string | null;
  readonly onChange: (numbering: string) => void;
}

/** Which numbers a field gives; a new numbering is made on the spot: a prefix, the month, four digits. */
export function NumberingEditor({ id, field, value, onChange }: NumberingEditorProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const document = useDocument();
  const queries = useQueryClient();
  const { numberings, pkg } = useSurrounding();
  const [prefix, setPrefix] = useState("NO-");
  const create = useMutation({
    mutationFn: async () => {
      const key = freeKey(`${document.key}_no`, new Set(numberings.map((each) => each.key.split(".").at(-1) ?? "")));
      const made = await metadata.create("numbering", pkg, {
        kind: "numbering",
        key,
        title: `${text(document.title)} · ${text(field.title)}`,
        segments: [...(prefix === "" ? [] : [{ text: prefix }]), { date: "yyyyMM" }, { sequence: 4 }],
        reset: "month",
      });
      await metadata.publish("numbering", made.key, made.draftRevision, "");
      return key;
    },
    onSuccess: async (key) => {
      await queries.invalidateQueries({ queryKey: [...metadata.all("numbering")] });
      onChange(key);
    },
  });
  const bare = (key: string) => (packageOf(key) === pkg ? (key.split(".").at(-1) ?? key) : key);
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
      {value === null && (
        <Property label={t("numbering.prefix")} hint={t("numbering.example", { example: `${prefix}2026030001` })}>
          {(prefixId) => (
            <div className="m-property-row">
              <Input id={prefixId} value={prefix} maxLength={20} onChange={(event) => setPrefix(event.target.value)} />
              <Button loading={create.isPending} onClick={() => create.mutate()}>
                {t("numbering.create")}
              </Button>
            </div>
          )}
        </Property>
      )}
      {create.error && <ProblemView failure={create.error} />}
    </>
  );
}
