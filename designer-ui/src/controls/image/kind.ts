import { geofenceFields } from "../../model/form/geofence.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { checkPlaces } from "../files/entries.ts";
import { fileKind } from "../files/file-kind.ts";

export const kind: ControlKind = { ...fileKind, pictures: true, lookedAt: geofenceFields, besides: checkPlaces };
