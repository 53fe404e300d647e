import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState } from "./empty-state.tsx";
import { useFailureText } from "./problem-view.tsx";

interface FailureStateProps {
  readonly failure: unknown;
  readonly onRetry?: () => void;
}

/** A whole page or panel that could not be shown. */
export function FailureState({ failure, onRetry }: FailureStateProps) {
  const { t } = useTranslation();
  const textOf = useFailureText();
  return (
    <EmptyState
      icon="flag"
      title={t("failure.title")}
      actions={onRetry && <Button onClick={onRetry}>{t("retry")}</Button>}
    >
      {textOf(failure)}
    </EmptyState>
  );
}
