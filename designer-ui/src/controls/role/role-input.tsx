import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { InputProps } from "../control.ts";
import { offersOf } from "./offers.ts";

/** One of the roles that the form offers. */
export function RoleInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  return (
    <Select
      id={props.id}
      autoFocus={props.bare ?? false}
      defaultOpen={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
      placeholder={props.bare ? "" : text(props.field.placeholder) || t("pick")}
      aria-describedby={props.describedBy}
      {...(props.invalid ? { status: "error" as const } : {})}
      options={offersOf(props.field).map(({ role, label }) => ({ value: role, label: text(label) || role }))}
      value={typeof props.value === "string" ? props.value : null}
      onChange={(role: string | undefined) => {
        props.onChange(role ?? null);
        props.onDone?.();
      }}
    />
  );
}
