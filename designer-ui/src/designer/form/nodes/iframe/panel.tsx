import { useTranslation } from "react-i18next";
import { setNode } from "../../../../model/designer/layout-commands.ts";
import { useDesign } from "../../design-context.tsx";
import { Property, SettledInput } from "../../panel/property.tsx";
import { HeightProperty } from "../height-property.tsx";
import type { NodeProps } from "../node-design.ts";

const ADDRESS = /^https:\/\/\S*$/;

export function Panel({ node }: NodeProps) {
  const { t } = useTranslation("designer-nodes");
  const design = useDesign();
  return (
    <>
      <Property label={t("frame.url")} hint={t("frame.hint")}>
        {(id) => (
          <SettledInput
            id={id}
            value={node.url ?? ""}
            valid={(url) => ADDRESS.test(url)}
            onSettle={(url) => design.run(setNode({ section: node.key, change: { url } }))}
          />
        )}
      </Property>
      <HeightProperty node={node} />
    </>
  );
}
