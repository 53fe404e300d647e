import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type Device, session } from "../../api/session.ts";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { OptionTag } from "../../kit/option-tag.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { deviceName } from "../../model/device-name.ts";

/** The browsers in which the person is signed in; any of them can be signed out from here. */
export function DeviceList() {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const devices = useQuery({ ...session.devices(), staleTime: 0 });
  const end = useMutation({
    mutationFn: (id: string) => session.endDevice(id),
    onSettled: () => queries.invalidateQueries({ queryKey: session.devices().queryKey }),
  });
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t("devices")}</h2>
      <p className="m-muted">{t("devices.hint")}</p>
      {devices.isPending && <DelayedSkeleton rows={2} />}
      {devices.error && <ProblemView failure={devices.error} />}
      {end.error && <ProblemView failure={end.error} />}
      <ul className="m-account-devices">
        {devices.data?.items.map((device) => (
          <DeviceLine key={device.id} device={device} busy={end.isPending} onEnd={() => end.mutate(device.id)} />
        ))}
      </ul>
    </section>
  );
}

interface DeviceLineProps {
  readonly device: Device;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function DeviceLine({ device, busy, onEnd }: DeviceLineProps) {
  const { t } = useTranslation("account");
  const language = useLanguage();
  const name = deviceName(device.agent) ?? t("devices.unknown");
  return (
    <li>
      <span>
        <b>{name}</b>
        <small className="m-muted">
          {[device.ip, t("devices.seen", { at: formatAgo(device.seenAt, language) })].filter(Boolean).join(" · ")}
        </small>
      </span>
      {device.current ? (
        <OptionTag color="green">{t("devices.this")}</OptionTag>
      ) : (
        <Button size="small" disabled={busy} aria-label={t("devices.endNamed", { name })} onClick={onEnd}>
          {t("devices.end")}
        </Button>
      )}
    </li>
  );
}
