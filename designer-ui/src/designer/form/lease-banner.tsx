import { Alert, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import type { Leasing } from "./use-lease.ts";

/** Says who else designs the form; nothing can be changed before one takes over. */
export function LeaseBanner({ leasing: { other, own, takeOver } }: { readonly leasing: Leasing }) {
  const { t } = useTranslation("designer");
  if (other === null) return null;
  return (
    <Alert
      banner
      type="warning"
      showIcon
      title={own ? t("lease.own") : t("lease.other", { name: other.holderName })}
      action={
        <Popconfirm
          title={own ? t("lease.ownConfirm") : t("lease.confirm", { name: other.holderName })}
          okText={own ? t("lease.takeHere") : t("lease.take")}
          onConfirm={takeOver}
        >
          <Button size="small">{own ? t("lease.takeHere") : t("lease.take")}</Button>
        </Popconfirm>
      }
    />
  );
}
