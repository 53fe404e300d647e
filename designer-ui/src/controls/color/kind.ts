import { type ControlKind, OF_LOOKS } from "../../model/form/kinds.ts";
import { reading } from "../readings.ts";

export const read = reading((text) => {
  const six = /^#?([0-9a-f]{6})$/i.exec(text)?.[1];
  const three = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const code = six ?? three?.slice(1).reduce((whole, digit) => whole + digit + digit, "");
  return code === undefined ? undefined : `#${code.toLowerCase()}`;
}, "not_a_color");

export const kind: ControlKind = { valueType: "TEXT", read, ways: OF_LOOKS };
