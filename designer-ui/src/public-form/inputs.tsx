import { AddressInput } from "./address.tsx";
import { FilesInput } from "./files.tsx";
import type { PublicInput } from "./input.ts";
import { Location } from "./location.tsx";
import { Choice, Consent, OneOf, Rating, Recommendation, SomeOf, YesNo } from "./offers.tsx";
import { Picked } from "./picked.tsx";
import { SignatureInput } from "./signature.tsx";
import { Amount, Line, Lines, Money, Percent } from "./written.tsx";

/** Inputs by control; the server reads the same list of controls that may be offered. */
export const INPUTS: Readonly<Record<string, PublicInput>> = {
  text: { Input: Line },
  textarea: { Input: Lines },
  number: { Input: Amount },
  integer: { Input: Amount },
  money: { Input: Money },
  currency: { Input: Choice },
  percent: { Input: Percent },
  date: { Input: Picked },
  datetime: { Input: Picked },
  month: { Input: Picked },
  time: { Input: Picked },
  select: { Input: Choice },
  radio: { Input: OneOf, group: true },
  multiselect: { Input: SomeOf, group: true },
  checkboxes: { Input: SomeOf, group: true },
  switch: { Input: YesNo, group: true },
  consent: { Input: Consent, group: true },
  phone: { Input: Line },
  landline: { Input: Line },
  email: { Input: Line },
  url: { Input: Line },
  idcard: { Input: Line },
  rating: { Input: Rating, group: true },
  nps: { Input: Recommendation, group: true },
  attachment: { Input: FilesInput, group: true },
  image: { Input: FilesInput, group: true },
  address: { Input: AddressInput, group: true },
  location: { Input: Location, group: true },
  signature: { Input: SignatureInput, group: true },
};
