import { useTranslation } from "react-i18next";
import type { NodeProps } from "../node-design.ts";

export function Face({ node }: NodeProps) {
  const { t } = useTranslation("designer-nodes");
  return <span className="m-muted">{node.item ? `${node.dashboard} · ${node.item}` : t("chart.choose")}</span>;
}
