import { useTranslation } from "react-i18next";
import type { InputProps } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import type { ConditionDocument, FormShape } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { ConditionSetting, type GroundSource } from "../logic/condition-setting.tsx";
import { type Ground, useAround, useGroundOver, useOwnGround } from "../logic/use-fields.ts";
import { useDesigned } from "./designed.tsx";
import { Nothing } from "./pick-setting.tsx";
import { useCounted, useTarget } from "./reference-controls.tsx";

interface ConditionProps extends InputProps {
  readonly ground: Ground | GroundSource;
  readonly hint?: string;
}

function Condition({ id, field, value, onChange, ground, hint }: ConditionProps) {
  const text = useText();
  return (
    <ConditionSetting
      label={text(field.title)}
      {...(hint === undefined ? {} : { hint })}
      labelId={`${id}-label`}
      value={(value ?? undefined) as ConditionDocument | undefined}
      ground={ground}
      onChange={(condition) => onChange((condition ?? null) as Json)}
    />
  );
}

const OwnGround: GroundSource = ({ children }) => children(useOwnGround(useDesigned().table));

/** A condition over the form on the table; at a column, over each row. */
export const OwnCondition = (props: InputProps) => <Condition {...props} ground={OwnGround} />;

interface OverProps extends InputProps {
  readonly shape: FormShape;
}

/** Which records a link offers: a condition over them that may speak of the record with the link. */
export function LinkFilter(props: InputProps) {
  const shape = useTarget();
  return shape ? <FilterOver {...props} shape={shape} /> : <Nothing />;
}

function FilterOver({ shape, ...props }: OverProps) {
  const { t } = useTranslation("designer-values");
  const { field, table } = useDesigned();
  const ground = useGroundOver(shape, useAround(field.key, table));
  return <Condition {...props} ground={ground} hint={t("filter.hint")} />;
}

/** Which of the records of another form count. */
export function RollupWhere(props: InputProps) {
  const shape = useCounted();
  return shape ? <WhereOver {...props} shape={shape} /> : <Nothing />;
}

function WhereOver({ shape, ...props }: OverProps) {
  const ground = useGroundOver(shape);
  return <Condition {...props} ground={ground} />;
}
