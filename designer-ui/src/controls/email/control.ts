import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";
import { EmailCell } from "./email-cell.tsx";

export const control: Control = {
  type: "email",
  icon: "mail",
  group: "contact",
  place: 2,
  Input: lazily(() => import("./email-input.tsx").then((file) => file.EmailInput)),
  Cell: EmailCell,
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  fromSheets: true,
  width: 170,
  inline: true,
  typed: true,
};
