import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { changeValidation } from "../../../model/designer/logic-commands.ts";
import type { ConditionDocument, Validation } from "../../../model/form-shape.ts";
import { useDesign } from "../design-context.tsx";
import { Property, TextProperty } from "../panel/property.tsx";
import { AskedRows, useAskedTable } from "./asked-rows.tsx";
import { asked, ConditionSetting } from "./condition-setting.tsx";
import { useOwnGround, useTargets } from "./use-fields.ts";

const ALWAYS: ConditionDocument = { all: [] };

/** A check that is always asked says nothing of when. */
function withWhen({ when: _old, ...validation }: Validation, when: ConditionDocument | undefined): Validation {
  return when === undefined ? validation : { ...validation, when };
}

/** Who is asked calls fields differently: what was said of the others no longer holds. */
function asking(
  { table: _table, when: _when, targets: _targets, ...validation }: Validation,
  table: string | undefined,
): Validation {
  return { ...validation, ...(table === undefined ? {} : { table }), assert: ALWAYS };
}

/** A check: what must hold, when it is asked, what people read when it does not, and where. */
export function ValidationEditor({ validation }: { readonly validation: Validation }) {
  const { t } = useTranslation("designer-logic");
  const design = useDesign();
  const table = useAskedTable(validation.table);
  const { fields } = useTargets(table);
  const ground = useOwnGround(table);
  const put = (next: Validation, what: string) => design.run(changeValidation({ validation: next, what }));
  return (
    <div className="m-logic-editor">
      <AskedRows table={validation.table} onChange={(next) => put(asking(validation, next), "table")} />
      <ConditionSetting
        label={t("validation.assert")}
        value={asked(validation.assert)}
        ground={ground}
        onChange={(assert = ALWAYS) => put({ ...validation, assert }, "assert")}
      />
      <ConditionSetting
        label={t("validation.when")}
        value={asked(validation.when)}
        ground={ground}
        onChange={(when) => put(withWhen(validation, when), "when")}
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
            placeholder={t(table ? "rule.targets.choose" : "validation.wholeForm")}
            value={[...(validation.targets ?? [])]}
            options={[...fields]}
            onChange={(targets) => put({ ...validation, targets }, "targets")}
          />
        )}
      </Property>
    </div>
  );
}
