import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { targetOf, textProp } from "../../../model/fields.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDesign, useDocument, useSurrounding } from "../design-context.tsx";
import { Pick } from "./pick.tsx";

const NEVER = new Set(["SUBTABLE", "FILES", "LINKS"]);

/** What may become of the values of many linked records. */
function functionsOf(type: string): readonly string[] {
  if (type === "NUMBER") return ["sum", "avg", "min", "max", "list"];
  return type === "DATE" || type === "DATETIME" ? ["min", "max"] : [];
}

/** Which link a lookup follows, and what it shows of the record there. */
export function LookupEditor({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-settings");
  const { t: values } = useTranslation("designer-values");
  const text = useText();
  const design = useDesign();
  const { model } = useDocument();
  const { linked, form } = useSurrounding();
  const via = textProp(field, "via");
  const [table, column] = path.split(".");
  const beside = column === undefined ? model.fields : (model.fields.find(({ key }) => key === table)?.fields ?? []);
  const links = beside.filter(({ type }) => type === "link" || type === "links");
  const chosen = links.find(({ key }) => key === via);
  const target = chosen ? targetOf(chosen, form) : null;
  const sources = (target === form ? model.fields : (linked.get(target ?? "")?.model.fields ?? [])).filter(
    ({ type, key }) => !NEVER.has(valueTypeOf(type)) && !(target === form && key === field.key),
  );
  const choices = (fields: readonly Field[]) =>
    fields.map(({ key, title }) => ({ value: key, label: text(title) || key }));
  const source = sources.find(({ key }) => key === textProp(field, "field"));
  const functions = chosen?.type === "links" && source ? functionsOf(valueTypeOf(source.type)) : [];
  return (
    <>
      <Pick
        label={t("setting.via")}
        value={via}
        options={choices(links)}
        placeholder={t("setting.via.choose")}
        onPick={(value) => design.run(setSetting({ path, setting: "via", value }))}
      />
      <Pick
        label={t("setting.field")}
        value={textProp(field, "field")}
        options={choices(sources)}
        placeholder={t("setting.field.choose")}
        onPick={(value) => design.run(setSetting({ path, setting: "field", value }))}
      />
      {functions.length > 0 && (
        <Pick
          label={t("setting.function")}
          value={textProp(field, "function")}
          options={functions.map((value) => ({
            value,
            label: value === "list" ? values("lookup.list") : t(`setting.function.${value}`),
          }))}
          clearable
          onPick={(value) => design.run(setSetting({ path, setting: "function", value }))}
        />
      )}
    </>
  );
}
