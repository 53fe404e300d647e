import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../../controls/registry.ts";
import { type Property as FieldProperty, setProperty } from "../../../model/designer/field-commands.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDesign } from "../design-context.tsx";
import { Property } from "./property.tsx";

interface GivingPropertiesProps {
  readonly path: string;
  readonly field: Field;
}

/** Who gives the value, and when: by hand in the place of a formula, only once, again as last time, taken over by copies. */
export function GivingProperties({ path, field }: GivingPropertiesProps) {
  const inRow = path.includes(".");
  const computed = field.compute !== undefined;
  const type = valueTypeOf(field.type);
  const given =
    !computed && controlOf(field.type).automatic !== true && field.type !== "lookup" && field.type !== "rollup";
  return (
    <>
      {computed && type === "NUMBER" && <Flag path={path} property="blank" on={field.blank === "skip"} means="skip" />}
      {computed && <Flag path={path} property="override" on={field.override === true} />}
      {given && <Flag path={path} property="setOnce" on={field.setOnce === true} />}
      {given && !inRow && type !== "FILES" && type !== "SUBTABLE" && (
        <Flag path={path} property="remember" on={field.remember === true} />
      )}
      {given && type !== "FILES" && <Flag path={path} property="copy" on={field.copy !== false} unless />}
    </>
  );
}

/** Where the field is shown, and to whom in full. */
export function ShowingProperties({ path, field }: GivingPropertiesProps) {
  const inRow = path.includes(".");
  const type = valueTypeOf(field.type);
  return (
    <>
      {!inRow && type !== "SUBTABLE" && <Flag path={path} property="inList" on={field.inList === true} />}
      {!inRow && controlOf(field.type).automatic !== true && field.compute === undefined && (
        <Flag path={path} property="quick" on={field.quick === true} />
      )}
      {type === "TEXT" && <Flag path={path} property="masked" on={field.masked === true} />}
    </>
  );
}

interface FlagProps {
  readonly path: string;
  readonly property: Extract<
    FieldProperty,
    "blank" | "override" | "setOnce" | "remember" | "copy" | "inList" | "quick" | "masked"
  >;
  readonly on: boolean;
  /** Holds unless the document says otherwise. */
  readonly unless?: boolean;
  /** What stands in the document while it is on. */
  readonly means?: string;
}

function Flag({ path, property, on, unless = false, means }: FlagProps) {
  const { t } = useTranslation("designer-values");
  const design = useDesign();
  return (
    <div className="m-property m-property-line">
      <Property label={t(`giving.${property}`)}>
        {(id) => (
          <Switch
            id={id}
            size="small"
            checked={on}
            title={t(`giving.${property}.hint`)}
            onChange={(next) =>
              design.run(setProperty({ path, property, value: next === unless ? undefined : (means ?? next) }))
            }
          />
        )}
      </Property>
    </div>
  );
}
