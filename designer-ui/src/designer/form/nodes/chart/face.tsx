import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { reports } from "../../../../api/reports.ts";
import { useText } from "../../../../i18n/texts.ts";
import { qualified } from "../../../../model/menu.ts";
import { useSurrounding } from "../../design-context.tsx";
import type { NodeProps } from "../node-design.ts";

export function Face({ node }: NodeProps) {
  const { t } = useTranslation("designer-nodes");
  const text = useText();
  const { pkg } = useSurrounding();
  const chosen = Boolean(node.dashboard && node.item);
  const { data } = useQuery({
    ...reports.dashboard(qualified(pkg, node.dashboard ?? "")),
    enabled: chosen,
    retry: false,
  });
  if (!chosen) return <span className="m-muted">{t("chart.choose")}</span>;
  const item = data?.items.find(({ key }) => key === node.item);
  return (
    <span className="m-muted">{`${text(data?.title) || node.dashboard} · ${text(item?.title) || node.item}`}</span>
  );
}
