import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { session } from "../../api/session.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { DeviceList } from "./device-list.tsx";
import { OwnPassword } from "./own-password.tsx";
import { OwnProfile } from "./own-profile.tsx";
import "./account.css";

/** The person's own account: who they are here, how they sign in, and where they are signed in. */
export function AccountPage() {
  const { t } = useTranslation("account");
  const current = useQuery(session.current());
  if (current.error) return <FailureState failure={current.error} onRetry={() => void current.refetch()} />;
  if (!current.data) return <DelayedSkeleton />;
  return (
    <div className="m-account">
      <PageHeader title={t("title")} />
      <OwnProfile session={current.data} />
      <OwnPassword />
      <DeviceList />
    </div>
  );
}
