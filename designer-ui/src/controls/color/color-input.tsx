import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { InputProps } from "../control.ts";
import { asList } from "../words.ts";

const CODE = /^#[0-9a-f]{6}$/;

/** The system's own colour chooser, the code beside it, and the colours that the form offers. */
export function ColorInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const value = typeof props.value === "string" ? props.value : "";
  const palette = asList(props.field.props?.["palette"] ?? null);
  const disabled = props.disabled ?? false;
  return (
    <div className="m-control-line m-color-line">
      <input
        type="color"
        aria-label={t("color.choose")}
        disabled={disabled}
        value={CODE.test(value) ? value : "#000000"}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <Input
        id={props.id}
        allowClear
        disabled={disabled}
        placeholder="#0f766e"
        value={value}
        {...(props.invalid ? { status: "error" as const } : {})}
        onChange={(event) => props.onChange(event.target.value === "" ? null : event.target.value.toLowerCase())}
      />
      {palette.map((color) => (
        <Button
          key={color}
          size="small"
          disabled={disabled}
          aria-label={color}
          style={{ background: color }}
          onClick={() => props.onChange(color)}
        />
      ))}
    </div>
  );
}
