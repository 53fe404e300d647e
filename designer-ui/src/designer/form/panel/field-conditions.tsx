import { useTranslation } from "react-i18next";
import { setProperty } from "../../../model/designer/field-commands.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign } from "../design-context.tsx";
import { ConditionSetting } from "../logic/condition-setting.tsx";
import { useOwnGround } from "../logic/use-fields.ts";

const CONDITIONS = ["visibleWhen", "requiredWhen", "readonlyWhen"] as const;

interface FieldConditionsProps {
  readonly field: Field;
  /** What nobody types cannot be asked for, nor be locked. */
  readonly isTyped: boolean;
}

/** When the field is seen, has to be filled in, and cannot be changed; what concerns several fields is a rule. */
export function FieldConditions({ field, isTyped }: FieldConditionsProps) {
  const { t } = useTranslation("designer-panel");
  const design = useDesign();
  const ground = useOwnGround();
  return CONDITIONS.filter((property) => isTyped || property === "visibleWhen").map((property) => (
    <ConditionSetting
      key={property}
      label={t(`property.${property}`)}
      value={field[property]}
      ground={ground}
      onChange={(condition) =>
        design.run(setProperty({ path: field.key, property, value: condition as Json | undefined }))
      }
    />
  ));
}
