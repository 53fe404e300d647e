import { Button, Popconfirm, Segmented } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { type Device, dropPhoneLayout, hasPhoneLayout, startPhoneLayout } from "../../../model/designer/device.ts";
import { useDesign, useDesignState } from "../design-context.tsx";

/** What the canvas is as wide as, and whether phones have a layout of their own. */
export const DeviceBar = memo(function DeviceBar() {
  const { t } = useTranslation("designer");
  const design = useDesign();
  const device = useDesignState((state) => state.device);
  const own = useDesignState(({ history }) => hasPhoneLayout(history.document));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks in the bar from selecting the form
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside have the keyboard
    <div className="m-device-bar" onClick={(event) => event.stopPropagation()}>
      <Segmented<Device>
        size="small"
        aria-label={t("device")}
        value={device}
        onChange={design.lookOn}
        options={[
          { value: "desk", label: t("device.desk") },
          { value: "phone", label: t("device.phone") },
        ]}
      />
      {device === "phone" && <span className="m-muted">{t(own ? "device.own" : "device.follows")}</span>}
      {device === "phone" && !own && (
        <Button size="small" onClick={() => design.run(startPhoneLayout({}))}>
          {t("device.begin")}
        </Button>
      )}
      {device === "phone" && own && (
        <Popconfirm
          title={t("device.dropTitle")}
          okText={t("device.drop")}
          onConfirm={() => design.run(dropPhoneLayout({}))}
        >
          <Button size="small">{t("device.drop")}</Button>
        </Popconfirm>
      )}
    </div>
  );
});
