import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { setNode } from "../../../model/designer/layout-commands.ts";
import { useDesign } from "../design-context.tsx";
import { Property } from "../panel/property.tsx";
import type { NodeProps } from "./node-design.ts";

const LEAST = 40;
const MOST = 2000;

/** How high it is drawn; nothing leaves it to what it shows. */
export function HeightProperty({ node, label }: NodeProps & { readonly label?: string }) {
  const { t } = useTranslation("designer-nodes");
  const design = useDesign();
  return (
    <Property label={label ?? t("height")}>
      {(id) => (
        <InputNumber
          id={id}
          min={LEAST}
          max={MOST}
          precision={0}
          suffix="px"
          style={{ width: "100%" }}
          value={node.height ?? null}
          onChange={(height) => design.run(setNode({ section: node.key, change: { height: height ?? undefined } }))}
        />
      )}
    </Property>
  );
}
