import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const PATIENCE_MS = 150;
const WIDTHS = [38, 92, 76, 88, 60, 84, 70, 90];

/** A quiet outline of what is coming; nothing at all when it comes within 150 ms. */
export function DelayedSkeleton({ rows = 6 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);

  if (!late) return null;
  return (
    <div className="m-skeleton" role="status" aria-label={t("loading")}>
      {WIDTHS.slice(0, rows).map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
