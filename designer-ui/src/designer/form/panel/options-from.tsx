import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { ConditionDocument, Field, FormShape } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { ConditionSetting } from "../logic/condition-setting.tsx";
import { useAround, useGroundOver } from "../logic/use-fields.ts";
import { useDesigned } from "../settings/designed.tsx";
import { Pick } from "./pick.tsx";

interface OptionsFrom {
  readonly form?: string;
  readonly value?: string;
  readonly label?: string;
  readonly filter?: ConditionDocument;
}

/** Choices that are values of records of another form: which form, which field, what stands beside, and which records. */
export function OptionsFromEditor({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-values");
  const text = useText();
  const design = useDesign();
  const { forms, pkg } = useSurrounding();
  const from = (field.props?.["optionsFrom"] ?? {}) as OptionsFrom;
  const target = from.form === undefined || from.form === "" ? null : qualified(pkg, from.form);
  const { data: shape } = useQuery({ ...formsApi.shape(target ?? ""), enabled: target !== null, retry: false });
  const put = (next: OptionsFrom) => design.run(setSetting({ path, setting: "optionsFrom", value: next as Json }));
  const texts = (shape?.model.fields ?? []).filter(({ type }) => valueTypeOf(type) === "TEXT");
  const choices = texts.map(({ key, title }) => ({ value: key, label: text(title) || key }));
  return (
    <>
      <Pick
        label={t("optionsFrom.form")}
        value={target ?? undefined}
        options={forms.map(({ key, title }) => ({ value: key, label: text(title) }))}
        onPick={(key) => key && put({ form: packageOf(key) === pkg ? key.slice(pkg.length + 1) : key, value: "" })}
      />
      {shape && (
        <>
          <Pick
            label={t("optionsFrom.value")}
            value={from.value || undefined}
            options={choices}
            onPick={(value) => put({ ...from, value: value ?? "" })}
          />
          <Pick
            label={t("optionsFrom.label")}
            value={from.label}
            options={choices.filter(({ value }) => value !== from.value)}
            clearable
            onPick={(value) => {
              const { label: _old, ...rest } = from;
              put(value === undefined ? rest : { ...rest, label: value });
            }}
          />
          <FilterOver
            shape={shape}
            value={from.filter}
            onChange={(filter) => {
              const { filter: _old, ...rest } = from;
              put(filter === undefined ? rest : { ...rest, filter });
            }}
          />
        </>
      )}
    </>
  );
}

interface FilterOverProps {
  readonly shape: FormShape;
  readonly value: ConditionDocument | undefined;
  readonly onChange: (filter: ConditionDocument | undefined) => void;
}

/** Which records of the other form give choices. */
function FilterOver({ shape, value, onChange }: FilterOverProps) {
  const { t } = useTranslation("designer-values");
  const { field, table } = useDesigned();
  const ground = useGroundOver(shape, useAround(field.key, table));
  return (
    <ConditionSetting
      label={t("filter")}
      hint={t("optionsFrom.hint")}
      value={value}
      ground={ground}
      onChange={onChange}
    />
  );
}
