import { address } from "../controls/address/kind.ts";
import { readCurrency } from "../controls/currency/currency-text.ts";
import { checkFiles, checkPlaces } from "../controls/files/entries.ts";
import { readIdcard } from "../controls/idcard/idcard-text.ts";
import { readLandline } from "../controls/landline/landline-text.ts";
import { location } from "../controls/location/kind.ts";
import { readPhone } from "../controls/phone/phone-text.ts";
import { starsOf } from "../controls/rating/stars.ts";
import { reading } from "../controls/readings.ts";
import { checkSeveral, readOption, readOptions } from "../controls/select/choice-checks.ts";
import { readTime } from "../controls/time/time-text.ts";
import { compareDecimals, readDecimal } from "../model/decimal-text.ts";
import { bound, checkBounds } from "../model/form/control-checks.ts";
import { geofenceFields } from "../model/form/geofence.ts";
import { type ControlKind, type Reading, registerKind } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";

/** As many as a number of JavaScript counts without a gap. */
const MOST = String(2 ** 53);

const halves = (field: Field) => field.props?.["half"] === true;

function readInteger(text: string): Reading {
  const written = readDecimal(text);
  if (written === undefined || written === null) return { problem: "not_a_number" };
  const isWhole = !written.includes(".") && compareDecimals(written.replace("-", ""), MOST) <= 0;
  return isWhole ? { value: written } : { problem: "not_an_integer" };
}

const time: ControlKind = {
  valueType: "TIME",
  read: reading(readTime, "not_a_time"),
  check: (field, value) => {
    const given = readTime(String(value));
    if (given === undefined) return [{ code: "not_a_time" }];
    const [min, max] = [field.props?.["min"], field.props?.["max"]].map((end) =>
      typeof end === "string" ? readTime(end) : undefined,
    );
    if (min !== undefined && given < min) return [{ code: "date_too_early", params: { min: min.slice(0, 5) } }];
    return max !== undefined && given > max ? [{ code: "date_too_late", params: { max: max.slice(0, 5) } }] : [];
  },
};

const files: ControlKind = {
  valueType: "FILES",
  read: () => ({ problem: "files_not_imported" }),
  check: checkFiles,
};

/**
 * What a form must know of the controls that are offered to everybody, without what draws them in the application. The corpus of
 * the controls holds both to the same answers.
 */
const KINDS: Readonly<Record<string, ControlKind>> = {
  attachment: files,
  image: { ...files, lookedAt: geofenceFields, besides: checkPlaces },
  signature: files,
  location,
  address,
  user: { valueType: "USER" },
  users: { valueType: "USERS" },
  department: { valueType: "DEPARTMENT" },
  departments: { valueType: "DEPARTMENTS" },
  time,
  integer: {
    valueType: "NUMBER",
    read: readInteger,
    check: (field, value) => {
      const found = readInteger(String(value));
      if ("problem" in found) return [{ code: found.problem }];
      return checkBounds(value, { min: bound(field, "min"), max: bound(field, "max"), step: null });
    },
  },
  month: { valueType: "DATE" },
  currency: { valueType: "OPTION", read: readCurrency },
  radio: { valueType: "OPTION", read: readOption },
  multiselect: { valueType: "OPTIONS", read: readOptions, check: checkSeveral },
  checkboxes: { valueType: "OPTIONS", read: readOptions, check: checkSeveral },
  consent: {
    valueType: "BOOLEAN",
    check: (_field, value) => (value === true ? [] : [{ code: "consent_missing" }]),
  },
  phone: { valueType: "TEXT", read: readPhone },
  landline: { valueType: "TEXT", read: reading(readLandline, "not_a_landline") },
  idcard: { valueType: "TEXT", read: readIdcard },
  rating: {
    valueType: "NUMBER",
    scale: (field) => (halves(field) ? 1 : 0),
    check: (field, value) => {
      const least = halves(field) ? "0.5" : "1";
      return checkBounds(value, { min: least, max: String(starsOf(field)), step: least });
    },
  },
  nps: { valueType: "NUMBER", check: (_field, value) => checkBounds(value, { min: "0", max: "10", step: "1" }) },
};

/** Call once, before a form is prepared. */
export function registerPublicKinds(): void {
  for (const [type, kind] of Object.entries(KINDS)) registerKind(type, kind);
}
