import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { encryption, isUnderWay } from "../../api/encryption.ts";
import { ProgressBanner } from "./progress-banner.tsx";

/** After a field has become encrypted, or no longer is: how far the history, the trash and all the rest are. */
export function EncryptionBanner({ form }: { readonly form: string }) {
  const { t } = useTranslation("designer-publish");
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
  return (
    <ProgressBanner
      total={run?.total ?? null}
      processed={run?.processed ?? 0}
      label={t("encryption.progress")}
      queued={t("encryption.queued")}
      running={(figures) => t("encryption.running", figures)}
      note={t(run?.everything ? "encryption.anew" : "encryption.leave")}
    />
  );
}
