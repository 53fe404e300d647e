import type { InputProps } from "../../../controls/control.ts";
import { asText } from "../../../controls/words.ts";
import { type ValueType, valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDocument } from "../design-context.tsx";
import { IconPicker } from "../panel/icon-picker.tsx";
import { UniquesEditor } from "../panel/uniques-editor.tsx";
import { PickSetting } from "./pick-setting.tsx";
import { useChoices } from "./reference-controls.tsx";

/** The icon of the form in menus. */
export function FormIcon({ id, value, onChange }: InputProps) {
  return <IconPicker id={id} value={asText(value) || "file-text"} onPick={onChange} />;
}

export function FormUniques() {
  return <UniquesEditor />;
}

const NAMELESS: ReadonlySet<ValueType> = new Set<ValueType>(["SUBTABLE", "LINKS", "USERS", "OPTIONS", "BOOLEAN"]);

/** The field that names a record. */
export const TitleField = (props: InputProps) => (
  <OwnField {...props} fits={({ type }) => !NAMELESS.has(valueTypeOf(type))} />
);

/** The field that says whose a record is. */
export const OwnerField = (props: InputProps) => (
  <OwnField {...props} fits={({ type }) => valueTypeOf(type) === "USER"} />
);

/** The field that says where a record belongs. */
export const DepartmentField = (props: InputProps) => (
  <OwnField {...props} fits={({ type }) => valueTypeOf(type) === "DEPARTMENT"} />
);

function OwnField({ fits, ...props }: InputProps & { readonly fits: (field: Field) => boolean }) {
  const choices = useChoices();
  const { fields } = useDocument().model;
  return <PickSetting {...props} choices={choices(fields.filter(fits))} />;
}
