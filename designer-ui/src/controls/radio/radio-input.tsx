import { Button, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { choosable } from "../../model/form/options.ts";
import type { InputProps } from "../control.ts";

/** Every option in sight; the choice can be taken back unless it is required. */
export function RadioInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const chosen = typeof props.value === "string" ? props.value : null;
  return (
    <div className="m-control-line">
      <Radio.Group
        id={props.id}
        disabled={props.disabled ?? false}
        aria-describedby={props.describedBy}
        {...(props.field.props?.["display"] === "buttons" ? { optionType: "button" as const } : {})}
        options={choosable(props.field, props.value, props.allowed).map(({ key, label }) => ({
          value: key,
          label: text(label),
        }))}
        value={chosen}
        onChange={(event) => props.onChange(String(event.target.value))}
      />
      {chosen !== null && !props.required && !props.disabled && (
        <Button type="link" size="small" onClick={() => props.onChange(null)}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}
