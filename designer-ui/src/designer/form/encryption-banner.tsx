import { useQuery } from "@tanstack/react-query";
import { Alert, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { encryption, isUnderWay } from "../../api/encryption.ts";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";

/** After a field has become encrypted, or no longer is: how far the history, the trash and all the rest are. */
export function EncryptionBanner({ form }: { readonly form: string }) {
  const { t } = useTranslation("designer-publish");
  const language = useLanguage();
  const { data: run } = useQuery(encryption(form));
  const underWay = isUnderWay(run);
  const [watched, setWatched] = useState(false);

  useEffect(() => {
    if (underWay) setWatched(true);
  }, [underWay]);

  if (run?.state === "failed") return <Alert banner type="error" showIcon title={t("encryption.failed")} />;
  if (!underWay) {
    return watched && run?.state === "done" ? (
      <Alert banner closable type="success" showIcon title={<span role="status">{t("encryption.done")}</span>} />
    ) : null;
  }
  const total = run?.total ?? null;
  const processed = run?.processed ?? 0;
  const figures = { processed: formatCount(processed, language), total: formatCount(total ?? 0, language) };
  return (
    <Alert
      banner
      type="info"
      showIcon
      title={<span role="status">{total === null ? t("encryption.queued") : t("encryption.running", figures)}</span>}
      description={
        <>
          <Progress
            size="small"
            status="active"
            percent={total ? Math.floor((processed / total) * 100) : 0}
            aria-label={t("encryption.progress")}
          />
          <small className="m-muted">{t(run?.everything ? "encryption.anew" : "encryption.leave")}</small>
        </>
      }
    />
  );
}
