import { useTranslation } from "react-i18next";
import { shapeOf } from "../../../model/designer/document.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { targetOf } from "../../../model/fields.ts";
import type { ConditionDocument, Field, FormShape } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign, useDocument, useSurrounding } from "../design-context.tsx";
import { ConditionSetting } from "../logic/condition-setting.tsx";
import { useAround, useGroundOver } from "../logic/use-fields.ts";

interface LinkFilterProps {
  readonly path: string;
  readonly field: Field;
}

/** Which records a link offers: a condition over them that may speak of the record with the link. */
export function LinkFilterSetting({ path, field }: LinkFilterProps) {
  const document = useDocument();
  const { form, pkg, linked } = useSurrounding();
  const target = targetOf(field, form);
  const shape = target === form ? shapeOf(document, pkg) : linked.get(target ?? "");
  return shape ? <FilterOver path={path} field={field} shape={shape} /> : null;
}

function FilterOver({ path, field, shape }: LinkFilterProps & { readonly shape: FormShape }) {
  const { t } = useTranslation("designer-values");
  const design = useDesign();
  const ground = useGroundOver(shape, useAround(path));
  return (
    <ConditionSetting
      label={t("filter")}
      hint={t("filter.hint")}
      value={field.props?.["filter"] as ConditionDocument | undefined}
      ground={ground}
      onChange={(condition) =>
        design.run(setSetting({ path, setting: "filter", value: condition as Json | undefined }))
      }
    />
  );
}
