import CloseOutlined from "@ant-design/icons/CloseOutlined";
import { Button, Input, Select } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useText } from "../../i18n/texts.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { kindOf, type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import {
  colleaguesOf,
  type LinkParameter,
  pointedBy,
  refusalOf,
} from "../../model/public-link/public-link-document.ts";
import type { PartProps } from "./part.ts";

/** What only people of the house can point to, or what is more than one value. */
const NEVER_GIVEN: ReadonlySet<ValueType> = new Set(["LINK", "LINKS", "FILES", "SUBTABLE", "STRUCTURE"]);
const NEVER_BROUGHT: ReadonlySet<ValueType> = new Set(["FILES", "SUBTABLE"]);

const isGivable = ({ type, compute, source }: Field) => {
  const { valueType, automatic } = kindOf(type);
  return !NEVER_GIVEN.has(valueType) && compute === undefined && source === undefined && automatic !== true;
};

const isBrought = (field: Field) =>
  refusalOf(field) === null &&
  !NEVER_BROUGHT.has(valueTypeOf(field.type)) &&
  pointedBy(field) === undefined &&
  colleaguesOf(field) === undefined;

/** What records hold that nobody fills in: fixed values, and what the address brings. */
export function UnseenFields({ document, change, shape }: PartProps & { readonly shape: FormShape }) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const { fields, values, parameters } = document;
  const titleOf = ({ key, title }: Field) => text(title) || key;
  const given = shape.model.fields.filter(({ key }) => key in values);
  const left = shape.model.fields.filter(
    (field) =>
      isGivable(field) &&
      !(field.key in values) &&
      !fields.includes(field.key) &&
      parameters.every((parameter) => parameter.field !== field.key),
  );
  const without = (key: string) => Object.fromEntries(Object.entries(values).filter(([other]) => other !== key));
  return (
    <section id="part-values" className="m-object-card" aria-label={t("unseen")}>
      <h2>{t("part.values")}</h2>
      <p className="m-muted">{t("valuesHint")}</p>
      {given.map((field) => {
        const { Input: Control } = controlOf(field.type);
        return (
          <div key={field.key} className="m-public-link-value">
            <FormLine label={titleOf(field)}>
              {({ id }) => (
                <Suspense fallback={null}>
                  <Control
                    id={id}
                    path={field.key}
                    field={field}
                    value={values[field.key] ?? null}
                    onChange={(value) => change({ values: { ...values, [field.key]: value } })}
                  />
                </Suspense>
              )}
            </FormLine>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t("take", { field: titleOf(field) })}
              onClick={() => change({ values: without(field.key) })}
            />
          </div>
        );
      })}
      <Select<string | null>
        className="m-public-link-add"
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("give")}
        placeholder={t("give")}
        value={null}
        options={left.map((field) => ({ value: field.key, label: titleOf(field) }))}
        onChange={(key) => key !== null && change({ values: { ...values, [key]: null } })}
      />
      <Parameters
        parameters={parameters}
        fields={shape.model.fields.filter((field) => isGivable(field) && isBrought(field) && !(field.key in values))}
        onChange={(next) => change({ parameters: next })}
      />
    </section>
  );
}

interface ParametersProps {
  readonly parameters: readonly LinkParameter[];
  readonly fields: readonly Field[];
  readonly onChange: (parameters: readonly LinkParameter[]) => void;
}

function Parameters({ parameters, fields, onChange }: ParametersProps) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const put = (index: number, next: LinkParameter | null) =>
    onChange(parameters.flatMap((known, at) => (at === index ? (next ?? []) : known)));
  return (
    <>
      <h2 id="part-parameters">{t("part.parameters")}</h2>
      <p className="m-muted">{t("parametersHint")}</p>
      {parameters.map((parameter, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names are being typed, and their order stays
        <div key={index} className="m-public-link-line">
          <Input
            aria-label={t("parameter.name")}
            placeholder="campaign"
            maxLength={50}
            value={parameter.name}
            onChange={({ target }) => put(index, { ...parameter, name: target.value.trim() })}
          />
          <Select
            aria-label={t("parameter.field")}
            showSearch={{ optionFilterProp: "label" }}
            value={parameter.field}
            options={fields.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
            onChange={(field) => put(index, { ...parameter, field })}
          />
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={t("parameter.take", { name: parameter.name })}
            onClick={() => put(index, null)}
          />
        </div>
      ))}
      <Button
        className="m-public-link-add"
        disabled={fields.length === 0}
        onClick={() => onChange([...parameters, { name: "", field: fields[0]?.key ?? "" }])}
      >
        {t("parameter.add")}
      </Button>
    </>
  );
}
