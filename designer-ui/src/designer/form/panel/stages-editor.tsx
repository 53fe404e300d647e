import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { optionsOf } from "../../../model/fields.ts";
import type { Field, Option } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { OptionsEditor } from "./options-editor.tsx";

interface StagesEditorProps {
  readonly path: string;
  readonly field: Field;
}

const CATEGORIES = ["open", "won", "lost"] as const;

/** The stages in their order; for each what it means, where it leads and what must be filled in to be there. */
export function StagesEditor({ path, field }: StagesEditorProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const design = useDesign();
  const { fields } = useDocument().model;
  const stages = optionsOf(field);
  const change = (key: string, change: Partial<Option>) => {
    const next = stages.map((stage) => {
      if (stage.key !== key) return stage;
      return Object.fromEntries(Object.entries({ ...stage, ...change }).filter(([, value]) => value !== undefined));
    });
    design.run(setSetting({ path, setting: "options", value: next as unknown as Json }));
  };
  return (
    <>
      <OptionsEditor path={path} field={field} />
      {stages.map(({ key, label, category, next, require }) => (
        <fieldset key={key} className="m-stage-settings">
          <legend>{text(label) || key}</legend>
          <Select
            aria-label={t("stage.category")}
            size="small"
            value={category ?? "open"}
            options={CATEGORIES.map((value) => ({ value, label: t(`stage.category.${value}`) }))}
            onChange={(value: Option["category"]) =>
              change(key, { category: value === "open" ? undefined : value } as Partial<Option>)
            }
          />
          <Select
            aria-label={t("stage.next")}
            size="small"
            mode="multiple"
            placeholder={t("stage.next.any")}
            value={[...(next ?? [])]}
            options={stages
              .filter((other) => other.key !== key)
              .map((other) => ({ value: other.key, label: text(other.label) }))}
            onChange={(keys: string[]) => change(key, { next: keys.length > 0 ? keys : undefined } as Partial<Option>)}
          />
          <Select
            aria-label={t("stage.require")}
            size="small"
            mode="multiple"
            placeholder={t("stage.require")}
            value={[...(require ?? [])]}
            options={fields
              .filter((other) => other.key !== field.key)
              .map((other) => ({ value: other.key, label: text(other.title) }))}
            onChange={(keys: string[]) =>
              change(key, { require: keys.length > 0 ? keys : undefined } as Partial<Option>)
            }
          />
        </fieldset>
      ))}
    </>
  );
}
