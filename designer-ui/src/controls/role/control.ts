import { lazily } from "../../kit/lazily.ts";
import { USUAL } from "../../model/form/usual.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { asText } from "../words.ts";
import { offersOf, readRole, roleLabel } from "./offers.ts";

export const control: Control = {
  type: "role",
  icon: "id-card",
  group: "relation",
  kind: {
    valueType: "TEXT",
    inside: "known",
    computable: false,
    ways: ["in", "notIn", "eq", "ne", "empty", "notEmpty", "changed", "changedTo", "changedFrom"],
    read: readRole,
    check: (field, value) => (offersOf(field).some(({ role }) => role === value) ? [] : [{ code: "role_not_offered" }]),
  },
  asking: { itself: true, several: USUAL.OPTIONS },
  Input: lazily(() => import("./role-input.tsx").then((file) => file.RoleInput)),
  toText: (value, field, { language }) => (value === null ? "" : roleLabel(field, asText(value), language)),
  parse: pasting(readRole),
  placeholder: true,
  width: 140,
  inline: true,
};
