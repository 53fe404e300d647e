import { App } from "antd";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";

/** Asks before somebody leaves with unsaved changes. Call the returned function right before leaving on purpose. */
export function useUnsavedGuard(isUnsaved: () => boolean): () => void {
  const { t } = useTranslation("record");
  const { modal } = App.useApp();
  const onPurpose = useRef(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    if (onPurpose.current || !isUnsaved()) return false;
    const recordIn = (search: string) => new URLSearchParams(search).get("record");
    const stays =
      currentLocation.pathname === nextLocation.pathname &&
      recordIn(currentLocation.search) === recordIn(nextLocation.search);
    return !stays;
  });

  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const question = modal.confirm({
      title: t("unsaved.title"),
      content: t("unsaved.lead"),
      okText: t("unsaved.leave"),
      cancelText: t("unsaved.stay"),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => question.destroy();
  }, [blocker, modal, t]);

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [isUnsaved]);

  return useCallback(() => {
    onPurpose.current = true;
    setTimeout(() => {
      onPurpose.current = false;
    }, 0);
  }, []);
}
