import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { treeOf } from "../../../model/form/options.ts";
import type { Field } from "../../../model/form-shape.ts";
import { AliasWords } from "../options/option-aliases.tsx";
import "../options/options.css";

interface TreeAliasesProps {
  readonly field: Field;
  readonly onChange: (option: string, aliases: string[]) => void;
}

/** Other words for the options of a tree: one is found among all, however many there are, and its words are beside it. */
export function TreeAliases({ field, onChange }: TreeAliasesProps) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const [chosen, setChosen] = useState<string>();
  const tree = treeOf(field);
  const words = new Map(tree.map(({ option }) => [option.key, text(option.label)]));
  const option = tree.find(({ option: { key } }) => key === chosen)?.option;
  return (
    <div className="m-tree-aliases">
      <Select<string>
        size="small"
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("options.aliases.of")}
        placeholder={t("options.aliases.of")}
        value={option?.key ?? null}
        options={tree.map(({ option: { key, aliases = [] }, path }) => ({
          value: key,
          label: [path.map((part) => words.get(part)).join(" / "), ...aliases].join("、"),
        }))}
        onChange={setChosen}
      />
      {option && (
        <AliasWords
          title={t("options.aliases", { option: words.get(option.key) })}
          aliases={option.aliases ?? []}
          onChange={(aliases) => onChange(option.key, aliases)}
        />
      )}
    </div>
  );
}
