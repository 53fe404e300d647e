import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { textProp } from "../../model/fields.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { InputProps } from "../control.ts";

export function ConsentInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const statement = text(props.field.props?.["statement"] as LocalizedText | undefined);
  const link = textProp(props.field, "link");
  return (
    <div className="m-control-line">
      <Checkbox
        id={props.id}
        disabled={props.disabled ?? false}
        aria-describedby={props.describedBy}
        checked={props.value === true}
        onChange={(event) => props.onChange(event.target.checked ? true : null)}
      >
        {statement || t("consent.agree")}
      </Checkbox>
      {link && /^https?:\/\//.test(link) && (
        <a href={link} target="_blank" rel="noreferrer noopener">
          {t("consent.read")}
        </a>
      )}
    </div>
  );
}
