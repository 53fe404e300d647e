import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { freeKey } from "../../../model/designer/keys.ts";
import type { Field } from "../../../model/form-shape.ts";
import { packageOf } from "../../../model/menu.ts";
import { useDesign, useDocument, useSurrounding } from "../design-context.tsx";
import { Property } from "./property.tsx";

interface NumberingSettingProps {
  readonly path: string;
  readonly field: Field;
}

/** Which numbers a field gives; a new numbering is made on the spot: a prefix, the month, four digits. */
export function NumberingSetting({ path, field }: NumberingSettingProps) {
  const { t } = useTranslation(["designer-panel", "designer-settings"]);
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const queries = useQueryClient();
  const { numberings, pkg } = useSurrounding();
  const [prefix, setPrefix] = useState("NO-");
  const value = field.props?.["numbering"];
  const choose = (key: string) => design.run(setSetting({ path, setting: "numbering", value: key }));
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
      choose(key);
    },
  });
  const bare = (key: string) => (packageOf(key) === pkg ? (key.split(".").at(-1) ?? key) : key);
  return (
    <>
      <Property label={t("designer-settings:setting.numbering")}>
        {(id) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            placeholder={t("numbering.choose")}
            value={typeof value === "string" ? value : null}
            options={numberings.map(({ key, title }) => ({ value: bare(key), label: text(title) }))}
            onChange={choose}
          />
        )}
      </Property>
      {typeof value !== "string" && (
        <Property label={t("numbering.prefix")} hint={t("numbering.example", { example: `${prefix}2026030001` })}>
          {(id) => (
            <div className="m-property-row">
              <Input id={id} value={prefix} maxLength={20} onChange={(event) => setPrefix(event.target.value)} />
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
