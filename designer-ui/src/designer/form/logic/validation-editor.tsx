import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { changeValidation } from "../../../model/designer/logic-commands.ts";
import type { Validation } from "../../../model/form-shape.ts";
import { useDesign } from "../design-context.tsx";
import { Property, TextProperty } from "../panel/property.tsx";
import { ConditionBuilder } from "./condition-builder.tsx";
import { useTargets } from "./use-fields.ts";

/** A check: what must hold, when it is asked, what people read when it does not, and where. */
export function ValidationEditor({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation("designer-logic");
  const design = useDesign();
  const { fields } = useTargets();
  const put = (next: Validation, what: string) => design.run(changeValidation({ validation: next, what }));
  return (
    <div className="m-logic-editor">
      <h4>{t("validation.assert")}</h4>
      <ConditionBuilder
        id={`${validation.key}-assert`}
        label={t("validation.assert")}
        value={validation.assert}
        onChange={(assert) => put({ ...validation, assert }, "assert")}
      />
      <h4>{t("validation.when")}</h4>
      <ConditionBuilder
        id={`${validation.key}-when`}
        label={t("validation.when")}
        value={validation.when}
        onChange={(when) => put({ ...validation, when }, "when")}
      />
      <TextProperty
        label={t("validation.message")}
        value={validation.message}
        onChange={(message) => put({ ...validation, message: message ?? "" }, "message")}
      />
      <Property label={t("validation.targets")}>
        {(id) => (
          <Select<string[]>
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("validation.wholeForm")}
            value={[...(validation.targets ?? [])]}
            options={[...fields]}
            onChange={(targets) => put({ ...validation, targets }, "targets")}
          />
        )}
      </Property>
    </div>
  );
}
