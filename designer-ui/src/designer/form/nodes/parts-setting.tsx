import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import type { Edit } from "../../../model/designer/command.ts";
import { partOf } from "../../../model/designer/layout.ts";
import { addPart } from "../../../model/designer/layout-commands.ts";
import { nudge } from "../../../model/designer/move-commands.ts";
import { useDesign } from "../design-context.tsx";
import { useDesignedNode } from "../settings/designed.tsx";
import { useRemoving } from "../use-removing.tsx";

/** The same without going to what has moved. */
const staying = (edit: Edit): Edit => ({ ...edit, run: (document) => ({ document: edit.run(document).document }) });

/** The tabs or steps of a node, in their order; each opens its own settings. */
export function PartsSetting() {
  const { t } = useTranslation(["designer-palette", "designer-panel", "designer"]);
  const text = useText();
  const design = useDesign();
  const removing = useRemoving();
  const node = useDesignedNode();
  const parts = (node.children ?? []).flatMap((child) => (child.kind === "field" ? [] : [child]));
  return (
    <div className="m-property">
      <ul className="m-options">
        {parts.map(({ key, title }, index) => {
          const name = `section:${key}`;
          const words = text(title) || key;
          return (
            <li key={key}>
              <button
                type="button"
                className="m-plain m-columns-name"
                onClick={() => design.select({ kind: "section", key })}
              >
                <span className="m-ellipsis">{words}</span>
              </button>
              <Button
                size="small"
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={t("designer-panel:columns.up", { column: words })}
                disabled={index === 0}
                onClick={() => design.run(staying(nudge({ name, direction: "back" })))}
              />
              <Button
                size="small"
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={t("designer-panel:columns.down", { column: words })}
                disabled={index === parts.length - 1}
                onClick={() => design.run(staying(nudge({ name, direction: "forward" })))}
              />
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("designer:remove", { title: words })}
                disabled={parts.length === 1}
                onClick={() => void removing.nodes([name])}
              />
            </li>
          );
        })}
      </ul>
      <Button
        block
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        onClick={() =>
          design.run(
            addPart({
              container: node.key,
              title: t(`newPart.${node.kind}`, { number: parts.length + 1 }),
            }),
          )
        }
      >
        {t(`layout.add.${partOf[node.kind]}`)}
      </Button>
    </div>
  );
}
