import { TreeSelect } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { optionsOf } from "../../model/fields.ts";
import type { Option } from "../../model/form-shape.ts";
import type { InputProps } from "../control.ts";

interface Node {
  readonly value: string;
  readonly title: string;
  readonly disabled: boolean;
  readonly selectable: boolean;
  readonly children: Node[];
}

export function TreeInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const text = useText();
  const anyLevel = props.field.props?.["anyLevel"] === true;
  const nodes = (options: readonly Option[]): Node[] =>
    options.map(({ key, label, retired, children = [] }) => ({
      value: key,
      title: text(label),
      disabled: retired === true && key !== props.value,
      selectable: anyLevel || children.length === 0,
      children: nodes(children),
    }));
  return (
    <TreeSelect
      id={props.id}
      autoFocus={props.bare ?? false}
      variant={props.bare ? "borderless" : "outlined"}
      disabled={props.disabled ?? false}
      allowClear={!props.required}
      showSearch={{ treeNodeFilterProp: "title" }}
      treeDefaultExpandAll
      style={{ width: "100%" }}
      placeholder={props.bare ? "" : text(props.field.placeholder) || t("pick")}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      {...(props.invalid ? { status: "error" as const } : {})}
      treeData={nodes(optionsOf(props.field))}
      {...(typeof props.value === "string" ? { value: props.value } : {})}
      onChange={(chosen: string | undefined) => {
        props.onChange(chosen ?? null);
        props.onDone?.();
      }}
    />
  );
}
