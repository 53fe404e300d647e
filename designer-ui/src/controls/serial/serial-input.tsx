import { useTranslation } from "react-i18next";
import type { InputProps } from "../control.ts";
import { asText } from "../words.ts";

/** A number that the server gives when the record is saved. */
export function SerialInput({ id, value }: InputProps) {
  const { t } = useTranslation("controls");
  const given = asText(value);
  return (
    <output id={id} className={given === "" ? "m-output m-muted" : "m-output"}>
      {given === "" ? t("serial.later") : given}
    </output>
  );
}
