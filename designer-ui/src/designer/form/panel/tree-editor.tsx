import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { treeFrom, treeText, withAliases } from "../../../model/designer/option-tree.ts";
import { optionsOf } from "../../../model/fields.ts";
import type { Field, Option } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign } from "../design-context.tsx";
import { useRemoving } from "../use-removing.tsx";
import { TreeAliases } from "./tree-aliases.tsx";

const keysIn = (options: readonly Option[]): readonly string[] =>
  options.flatMap(({ key, children = [] }) => [key, ...keysIn(children)]);

interface TreeEditorProps {
  readonly id: string;
  readonly path: string;
  readonly field: Field;
}

/** Options that form a tree, written as an indented list: quick to type and to paste from a sheet. */
export function TreeEditor({ id, path, field }: TreeEditorProps) {
  const { t } = useTranslation("designer-settings");
  const design = useDesign();
  const [typing, setTyping] = useState<string | null>(null);
  const options = optionsOf(field);
  const removing = useRemoving();
  const settle = () => {
    if (typing === null) return;
    const next = treeFrom(typing, options);
    setTyping(null);
    const edit = setSetting({ path, setting: "options", value: next as unknown as Json });
    const left = new Set(keysIn(next));
    const gone = keysIn(options).filter((key) => !left.has(key));
    if (gone.length === 0) design.run(edit);
    else void removing.options(path, gone, edit);
  };
  return (
    <>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 5, maxRows: 18 }}
        spellCheck={false}
        value={typing ?? treeText(options)}
        onChange={(event) => setTyping(event.target.value)}
        onBlur={settle}
      />
      <small className="m-property-hint">{t("setting.tree.hint")}</small>
      {options.length > 0 && (
        <TreeAliases
          field={field}
          onChange={(key, aliases) =>
            design.run(
              setSetting({ path, setting: "options", value: withAliases(options, key, aliases) as unknown as Json }),
            )
          }
        />
      )}
    </>
  );
}
