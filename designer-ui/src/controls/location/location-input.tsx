import AimOutlined from "@ant-design/icons/AimOutlined";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { numberProp } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { partOf, partsOf } from "../structure.ts";
import { measure } from "./measure.ts";
import { typedPoint } from "./point.ts";

/** Where the device is, or degrees and a name that somebody types; where only the device may say it, only the name is typed. */
export function LocationInput(props: InputProps) {
  const { t } = useTranslation("controls");
  const [state, setState] = useState<"still" | "asking" | "refused">("still");
  const [lng, lat, name] = [partOf(props.value, "lng"), partOf(props.value, "lat"), partOf(props.value, "name")];
  const accuracy = Number(partsOf(props.value)["accuracy"] ?? 0);
  const measured = props.field.props?.["here"] === true;
  const put = (east: string, north: string, called: string, metres = 0) =>
    props.onChange(
      east === "" && north === "" && called === "" ? null : typedPoint(east, north, { name: called, accuracy: metres }),
    );
  const ask = () => {
    setState("asking");
    measure(navigator.geolocation, numberProp(props.field, "maxAccuracy") ?? 0).then(
      (found) => {
        setState("still");
        put(found.lng, found.lat, name, found.accuracy);
      },
      () => setState("refused"),
    );
  };
  const box = { disabled: props.disabled ?? false, autoComplete: "off" };
  const wrong = props.invalid ? { status: "error" as const } : {};
  return (
    <div className="m-location">
      {/* The name of a measured place says where it was measured, so it goes with the place. */}
      <div className="m-location-name">
        <Input
          {...box}
          {...(measured ? wrong : {})}
          disabled={box.disabled || (measured && lng === "")}
          id={props.id}
          placeholder={t(measured && lng === "" ? "location.measure" : "location.name")}
          aria-label={t("location.name")}
          aria-describedby={props.describedBy}
          value={name}
          onChange={(event) => put(lng, lat, event.target.value, accuracy)}
        />
        {("geolocation" in navigator || measured) && (
          <Button
            disabled={box.disabled || !("geolocation" in navigator)}
            loading={state === "asking"}
            icon={<AimOutlined aria-hidden="true" />}
            title={t("location.here")}
            aria-label={t("location.here")}
            onClick={ask}
          >
            {measured && t("location.here")}
          </Button>
        )}
      </div>
      {!measured && (
        <div className="m-location-numbers">
          <Input
            {...box}
            {...wrong}
            inputMode="decimal"
            className="m-numbers"
            placeholder={t("location.lng")}
            aria-label={t("location.lng")}
            value={lng}
            onChange={(event) => put(event.target.value, lat, name)}
          />
          <Input
            {...box}
            {...wrong}
            inputMode="decimal"
            className="m-numbers"
            placeholder={t("location.lat")}
            aria-label={t("location.lat")}
            value={lat}
            onChange={(event) => put(lng, event.target.value, name)}
          />
        </div>
      )}
      {measured && lng !== "" && (
        <div className="m-location-measured">
          <output className="m-numbers">
            {lng}, {lat}
          </output>
          {!box.disabled && (
            <Button type="text" disabled={state === "asking"} onClick={() => props.onChange(null)}>
              {t("location.clear")}
            </Button>
          )}
        </div>
      )}
      {accuracy > 0 && <small className="m-muted">{t("location.accuracy", { metres: accuracy })}</small>}
      {state === "refused" && <small role="alert">{t(measured ? "location.unmeasured" : "location.refused")}</small>}
    </div>
  );
}
