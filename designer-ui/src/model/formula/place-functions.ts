import type { Arguments } from "./arguments";
import { Fx } from "./decimals";
import { VALUE } from "./errors";
import type { FxFunction } from "./function";
import { metresBetween } from "./places";
import type { FxValue } from "./types";

/** Places on the globe, written as longitude and latitude. */
export const PLACE_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  DISTANCE: distance,
};

function distance(args: Arguments): FxValue {
  if (args.string(0) === "" || args.string(1) === "") return null;
  const metres = metresBetween(args.string(0), args.string(1));
  return metres === undefined ? VALUE : new Fx(metres);
}
