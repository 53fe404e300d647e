import { useTranslation } from "react-i18next";

export function Face() {
  const { t } = useTranslation("designer-nodes");
  return <span className="m-muted">{t("comments.hint")}</span>;
}
