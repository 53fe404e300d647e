import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import { useTranslation } from "react-i18next";
import type { CellProps } from "../control.ts";

export function SwitchCell({ value }: CellProps) {
  const { t } = useTranslation();
  if (value !== true) return <span className="m-muted">{value === false ? t("no") : ""}</span>;
  return <CheckCircleFilled role="img" aria-label={t("yes")} style={{ color: "var(--m-primary)" }} />;
}
