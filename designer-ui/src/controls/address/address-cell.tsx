import { useLanguage } from "../../i18n/language.ts";
import type { CellProps } from "../control.ts";
import { addressText } from "./country.ts";

export function AddressCell({ value }: CellProps) {
  return addressText(value, useLanguage());
}
