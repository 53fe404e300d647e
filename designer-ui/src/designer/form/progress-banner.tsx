import { Alert, Progress } from "antd";
import type { ReactNode } from "react";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";

interface ProgressBannerProps {
  /** Rows when it began; null before it has. */
  readonly total: number | null;
  readonly processed: number;
  /** Names the bar to those who do not see it. */
  readonly label: string;
  readonly queued: string;
  readonly running: (figures: { readonly processed: string; readonly total: string }) => string;
  readonly note: ReactNode;
}

/** How far something is that goes on in the background, above what it is about. */
export function ProgressBanner({ total, processed, label, queued, running, note }: ProgressBannerProps) {
  const language = useLanguage();
  const figures = { processed: formatCount(processed, language), total: formatCount(total ?? 0, language) };
  return (
    <Alert
      banner
      type="info"
      showIcon
      title={<span role="status">{total === null ? queued : running(figures)}</span>}
      description={
        <>
          <Progress
            size="small"
            status="active"
            percent={total ? Math.floor((processed / total) * 100) : 0}
            aria-label={label}
          />
          <small className="m-muted">{note}</small>
        </>
      }
    />
  );
}
