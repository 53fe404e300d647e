import { geofenceFields, missedBy } from "../../model/form/geofence.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { partOf } from "../structure.ts";
import { checkPoint, readPoint } from "./point.ts";

/** What forms must know of places, with an account and without. */
export const kind: ControlKind = {
  valueType: "STRUCTURE",
  parts: { lng: "number", lat: "number", name: "text" },
  places: true,
  ways: ["near", "empty", "notEmpty", "changed"],
  read: readPoint,
  check: checkPoint,
  lookedAt: geofenceFields,
  besides: (field, value, _judged, beside) => {
    const miss = missedBy(field, partOf(value, "code"), beside);
    return miss === undefined ? [] : [{ code: "location_outside", params: miss }];
  },
};
