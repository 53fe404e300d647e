import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { targetOf } from "../../../model/fields.ts";
import type { ConditionDocument, Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign, useDocument, useSurrounding } from "../design-context.tsx";
import { ConditionBuilder } from "../logic/condition-builder.tsx";
import type { Reachable } from "../logic/use-fields.ts";

const isEmpty = (condition: ConditionDocument): boolean => /^\{"(all|any)":\[\]\}$/.test(JSON.stringify(condition));

/** Which records a link offers: a condition over them that may speak of the record with the link. */
export function LinkFilterSetting({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-values");
  const text = useText();
  const design = useDesign();
  const id = useId();
  const { linked, form, setOptions } = useSurrounding();
  const document = useDocument();
  const target = targetOf(field, form);
  const far = target === form ? document.model.fields : linked.get(target ?? "")?.model.fields;
  if (!far) return null;
  const reachable = (fields: readonly Field[]): readonly Reachable[] =>
    fields
      .filter(({ type }) => type !== "subtable")
      .map((one) => {
        const options = setOptions[String(one.props?.["optionSet"] ?? "")];
        const known = options ? { ...one, props: { ...one.props, options: options as unknown as Json } } : one;
        return { path: one.key, title: text(one.title) || one.key, field: known };
      });
  return (
    <div className="m-property">
      <span className="m-property-label">{t("filter")}</span>
      <ConditionBuilder
        id={id}
        label={t("filter")}
        value={field.props?.["filter"] as ConditionDocument | undefined}
        fields={reachable(far)}
        around={reachable(document.model.fields.filter(({ key }) => key !== path))}
        only="record"
        onChange={(condition) =>
          design.run(
            setSetting({ path, setting: "filter", value: isEmpty(condition) ? undefined : (condition as Json) }),
          )
        }
      />
      <small className="m-property-hint">{t("filter.hint")}</small>
    </div>
  );
}
