import { lazy } from "react";
import { geofenceFields } from "../../model/form/geofence.ts";
import { checkPlaces } from "../files/entries.ts";
import { filesControl } from "../files/files-control.ts";

export const control = filesControl({
  type: "image",
  icon: "image",
  fromSheets: true,
  kind: { pictures: true, lookedAt: geofenceFields, besides: checkPlaces },
  Input: lazy(() => import("../files/files-input.tsx").then((file) => ({ default: file.FilesInput }))),
});
