import { Cascader } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { optionsOf } from "../../model/fields.ts";
import type { Option } from "../../model/form-shape.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import type { InputProps } from "../control.ts";
import { asList } from "../words.ts";

interface Branch {
  readonly value: string;
  readonly label: string;
  readonly children?: Branch[];
}

export const branches = (options: readonly Option[], text: (label: LocalizedText) => string): Branch[] =>
  options.map(({ key, label, children }) => ({
    value: key,
    label: text(label),
    ...(children && children.length > 0 ? { children: branches(children, text) } : {}),
  }));

/** One column per level; typing finds an option on any level. */
export function CascadeInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  return (
    <Cascader
      id={props.id}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      changeOnSelect={props.field.props?.["anyLevel"] === true}
      showSearch
      style={{ width: "100%" }}
      placeholder={props.bare ? "" : text(props.field.placeholder) || t("pick")}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      {...(props.invalid ? { status: "error" as const } : {})}
      options={branches(optionsOf(props.field), text)}
      value={[...asList(props.value)]}
      onChange={(path) => {
        props.onChange(path && path.length > 0 ? path.map(String) : null);
        props.onDone?.();
      }}
    />
  );
}
