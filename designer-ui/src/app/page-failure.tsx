import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useRouteError } from "react-router";
import { EmptyState } from "../kit/empty-state.tsx";
import { FailureState } from "../kit/failure-state.tsx";
import { paths } from "../model/paths.ts";

/** An address without a page, or a page that broke. */
export function PageFailure() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const failure = useRouteError();

  if (failure !== undefined && failure !== null) {
    return <FailureState failure={failure} onRetry={() => window.location.reload()} />;
  }
  return (
    <EmptyState
      icon="search"
      title={t("page.missing")}
      actions={<Button onClick={() => navigate(paths.home)}>{t("page.home")}</Button>}
    >
      {t("page.missingHint")}
    </EmptyState>
  );
}
