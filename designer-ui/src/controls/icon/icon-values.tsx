import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/icon.tsx";
import { ICONS } from "../../kit/icon-shapes.tsx";
import type { AskedProps } from "../control.ts";
import { asList } from "../words.ts";

/** Icons, chosen by their shapes. */
export function IconValues({ value, onChange }: AskedProps) {
  const { t } = useTranslation("list");
  return (
    <Select
      mode="multiple"
      aria-label={t("filter.value")}
      style={{ width: "100%" }}
      value={[...asList(value)]}
      options={Object.keys(ICONS).map((name) => ({ value: name, label: name }))}
      optionRender={({ value: name }) => (
        <span className="m-control-line">
          <Icon name={String(name)} /> {name}
        </span>
      )}
      labelRender={({ value: name }) => (
        <span role="img" aria-label={String(name)}>
          <Icon name={String(name)} />
        </span>
      )}
      onChange={(names: string[]) => onChange(names)}
    />
  );
}
