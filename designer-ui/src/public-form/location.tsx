import { useState } from "react";
import { measure } from "../controls/location/measure.ts";
import { typedPoint } from "../controls/location/point.ts";
import { partOf, partsOf } from "../controls/structure.ts";
import { numberProp } from "../model/fields.ts";
import type { PublicInputProps } from "./input.ts";
import { useWords } from "./words.ts";

/** Where the device is, or degrees that somebody types; where only the device may say it, nothing is typed. */
export function Location(props: PublicInputProps) {
  const { t } = useWords();
  const [state, setState] = useState<"still" | "asking" | "refused">("still");
  const [lng, lat] = [partOf(props.value, "lng"), partOf(props.value, "lat")];
  const accuracy = Number(partsOf(props.value)["accuracy"] ?? 0);
  const measured = props.field.props?.["here"] === true;
  const put = (east: string, north: string, metres = 0) =>
    props.onChange(east === "" && north === "" ? null : typedPoint(east, north, { accuracy: metres }));
  const ask = () => {
    setState("asking");
    measure(navigator.geolocation, numberProp(props.field, "maxAccuracy") ?? 0)
      .then(
        (found) => {
          setState("still");
          put(found.lng, found.lat, found.accuracy);
        },
        () => setState("refused"),
      )
      .finally(props.onLeave);
  };
  const typed = (name: "lng" | "lat", value: string, onChange: (next: string) => void) => (
    <input
      id={`${props.id}-${name}`}
      className="p-input"
      inputMode="text"
      autoComplete="off"
      disabled={props.disabled}
      aria-label={t(`place.${name}`)}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-required={props.required}
      placeholder={t(`place.${name}`)}
      value={value}
      onBlur={props.onLeave}
      onChange={({ target }) => onChange(target.value)}
    />
  );
  return (
    <>
      {measured ? (
        lng !== "" && (
          <output className="p-output">
            {lng}, {lat}
          </output>
        )
      ) : (
        <span className="p-affixed">
          {typed("lng", lng, (next) => put(next, lat))}
          {typed("lat", lat, (next) => put(lng, next))}
        </span>
      )}
      <button
        type="button"
        className="p-second"
        disabled={props.disabled || state === "asking" || !("geolocation" in navigator)}
        onClick={ask}
      >
        {t(state === "asking" ? "place.asking" : "place.here")}
      </button>
      {accuracy > 0 ? <p className="p-help">{t("place.accuracy", { metres: accuracy })}</p> : null}
      {state === "refused" ? (
        <p className="p-wrong" role="alert">
          {t(measured ? "place.unmeasured" : "place.refused")}
        </p>
      ) : null}
    </>
  );
}
