import { TreeSelect } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { optionsOf } from "../../model/fields.ts";
import { topmost, withBelow } from "../../model/form/branches.ts";
import type { Field, Option } from "../../model/form-shape.ts";
import type { AskedProps } from "../control.ts";
import { asList } from "../words.ts";

interface Branch {
  readonly value: string;
  readonly title: string;
  readonly children: Branch[];
}

interface BranchSelectProps {
  readonly field: Field;
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}

function BranchSelect({ field, chosen, onChoose }: BranchSelectProps) {
  const { t } = useTranslation("list");
  const text = useText();
  const branches = (options: readonly Option[]): Branch[] =>
    options.map(({ key, label, children = [] }) => ({ value: key, title: text(label), children: branches(children) }));
  return (
    <TreeSelect
      multiple
      allowClear
      treeDefaultExpandAll
      aria-label={t("filter.value")}
      showSearch={{ treeNodeFilterProp: "title" }}
      style={{ width: "100%" }}
      treeData={branches(optionsOf(field))}
      value={[...chosen]}
      onChange={(keys: string[]) => onChoose(keys)}
    />
  );
}

/** Branches of a tree whose values are kept alone: a branch asks for everything below it as well. */
export function BranchValues({ field, value, onChange }: AskedProps) {
  const options = optionsOf(field);
  return (
    <BranchSelect
      field={field}
      chosen={topmost(options, asList(value))}
      onChoose={(keys) => onChange([...withBelow(options, keys)])}
    />
  );
}

/** Branches that find what is below them, whatever their tree holds by then. */
export function PathValues({ field, value, onChange }: AskedProps) {
  const chosen = typeof value === "string" ? [value] : asList(value);
  return <BranchSelect field={field} chosen={chosen} onChoose={(keys) => onChange([...keys])} />;
}
