import { Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { InputProps } from "../control.ts";

const SCORES = Array.from({ length: 11 }, (_, score) => ({ value: String(score), label: score }));

/** From 0 to 10, with what the ends mean. */
export function NpsInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const words = (name: string) => text(props.field.props?.[name] as LocalizedText | undefined);
  return (
    <div className="m-nps">
      <Radio.Group
        id={props.id}
        optionType="button"
        options={SCORES}
        disabled={props.disabled ?? false}
        aria-describedby={props.describedBy}
        value={typeof props.value === "string" ? props.value : null}
        onChange={(event) => props.onChange(String(event.target.value))}
      />
      <div className="m-nps-ends">
        <span>{words("low") || t("nps.low")}</span>
        <span>{words("high") || t("nps.high")}</span>
      </div>
    </div>
  );
}
