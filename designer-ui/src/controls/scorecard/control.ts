import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { structureText } from "../structure.ts";
import { kind } from "./kind.ts";
import { readScores } from "./scores.ts";

export const control: Control = {
  type: "scorecard",
  icon: "project",
  group: "choice",
  kind,
  showsItself: true,
  Input: lazily(() => import("./scorecard-input.tsx").then((file) => file.ScorecardInput)),
  toText: structureText,
  parse: pasting(readScores),
  align: "right",
  width: 100,
  inline: false,
  wide: true,
};
