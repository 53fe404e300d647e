import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { choosable } from "../../model/form/options.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { optionOf } from "./option-words.ts";

interface OptionPickerProps extends InputProps {
  readonly many: boolean;
  /** Words that are no option may be added. */
  readonly free?: boolean;
}

/** A list of coloured options, one or several. */
export function OptionPicker({ many, free = false, ...props }: OptionPickerProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const options = choosable(props.field, props.value, props.allowed).map(({ key, label, color }) => ({
    value: key,
    label: text(label),
    color,
  }));
  const tag = (key: unknown, fallback: unknown) => {
    const option = optionOf(props.field, String(key));
    return <OptionTag color={option?.color}>{option ? text(option.label) : String(fallback ?? key)}</OptionTag>;
  };
  return (
    <Select
      id={props.id}
      {...(many ? { mode: free ? ("tags" as const) : ("multiple" as const) } : {})}
      autoFocus={props.bare ?? false}
      defaultOpen={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      showSearch={options.length > 8 || many ? { optionFilterProp: "label" } : false}
      style={{ width: "100%" }}
      placeholder={props.bare ? undefined : text(props.field.placeholder) || t("pick")}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      {...(props.invalid ? { status: "error" as const } : {})}
      options={options}
      optionRender={({ value, label }) => tag(value, label)}
      labelRender={({ value, label }) => tag(value, label)}
      value={(props.value ?? undefined) as string | undefined}
      onChange={(chosen: Json | undefined) => {
        props.onChange(chosen === undefined || (Array.isArray(chosen) && chosen.length === 0) ? null : chosen);
        if (!many) props.onDone?.();
      }}
    />
  );
}
