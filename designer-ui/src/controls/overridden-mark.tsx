import { useTranslation } from "react-i18next";

/** The corner of a cell that holds what a person gave in the place of what its formula gives. */
export function OverriddenMark() {
  const { t } = useTranslation("overrides");
  return <span className="m-overridden" role="img" aria-label={t("overridden")} title={t("overridden")} />;
}
