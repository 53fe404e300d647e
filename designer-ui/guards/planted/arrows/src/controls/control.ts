import { round } from "./round.ts";
export const control = (): unknown => round;
