import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Filled } from "../../../model/designer/preview.ts";

interface SentPanelProps {
  readonly filled: Filled | null;
  readonly onAttempt: () => void;
}

/** What saving would send to the server as JSON, and what would stand in its way. */
export function SentPanel({ filled, onAttempt }: SentPanelProps) {
  const { t } = useTranslation("designer-preview");
  const problems = filled?.problems ?? null;
  return (
    <aside className="m-why" aria-label={t("preview.json")}>
      <h3>{t("preview.json")}</h3>
      <p className="m-muted">{t("preview.jsonLead")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <pre className="m-sent" tabIndex={0}>
        {JSON.stringify({ data: filled?.data ?? {} }, null, 2)}
      </pre>
      <Button size="small" onClick={onAttempt}>
        {t("preview.try")}
      </Button>
      {problems !== null && (
        <p role="status">{problems === 0 ? t("preview.accepted") : t("preview.refused", { count: problems })}</p>
      )}
    </aside>
  );
}
