import AimOutlined from "@ant-design/icons/AimOutlined";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InputProps } from "../control.ts";
import { partOf, partsOf } from "../structure.ts";
import { pointOf } from "./point.ts";

/** Where the device is, or degrees and a name that somebody types. */
export function LocationInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const [state, setState] = useState<"still" | "asking" | "refused">("still");
  const [lng, lat, name] = [partOf(props.value, "lng"), partOf(props.value, "lat"), partOf(props.value, "name")];
  const accuracy = Number(partsOf(props.value)["accuracy"] ?? 0);
  const put = (east: string, north: string, called: string) =>
    props.onChange(
      east === "" && north === "" && called === ""
        ? null
        : (pointOf(east, north, { name: called }) ?? { lng: east, lat: north, name: called }),
    );
  const ask = () => {
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("still");
        const [east, north] = [coords.longitude.toFixed(6), coords.latitude.toFixed(6)];
        props.onChange(pointOf(east, north, { name, accuracy: coords.accuracy }) ?? null);
      },
      () => setState("refused"),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  const box = { disabled: props.disabled ?? false, autoComplete: "off" };
  return (
    <div className="m-location">
      <Input
        {...box}
        id={props.id}
        placeholder={t("location.name")}
        aria-label={t("location.name")}
        aria-describedby={props.describedBy}
        value={name}
        onChange={(event) => put(lng, lat, event.target.value)}
      />
      <Input
        {...box}
        inputMode="decimal"
        className="m-numbers"
        placeholder={t("location.lng")}
        aria-label={t("location.lng")}
        {...(props.invalid ? { status: "error" as const } : {})}
        value={lng}
        onChange={(event) => put(event.target.value, lat, name)}
      />
      <Input
        {...box}
        inputMode="decimal"
        className="m-numbers"
        placeholder={t("location.lat")}
        aria-label={t("location.lat")}
        {...(props.invalid ? { status: "error" as const } : {})}
        value={lat}
        onChange={(event) => put(lng, event.target.value, name)}
      />
      {"geolocation" in navigator && (
        <Button
          disabled={box.disabled}
          loading={state === "asking"}
          icon={<AimOutlined aria-hidden="true" />}
          title={t("location.here")}
          aria-label={t("location.here")}
          onClick={ask}
        />
      )}
      {accuracy > 0 && <small className="m-muted">{t("location.accuracy", { metres: accuracy })}</small>}
      {state === "refused" && <small role="alert">{t("location.refused")}</small>}
    </div>
  );
}
