import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

function listen(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Says while the connection is away that what waits will go on by itself. */
export function OfflineBar() {
  const { t } = useTranslation("shell");
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return <div role="status">{online ? null : <div className="m-offline">{t("offline")}</div>}</div>;
}
