import type { ControlSettings } from "../setting.ts";

/** What becomes of pictures that say nothing matters where something is asked of them. */
const ASKED = {
  any: [
    { field: "takenWithin", op: "notEmpty" },
    { field: "geofence", op: "notEmpty" },
  ],
} as const;

export const settings: ControlSettings = {
  hints: [
    { key: "maxCount", label: "maxFiles" },
    { key: "maxSizeMB" },
    { key: "minWidth", span: 6 },
    { key: "maxWidth", span: 6 },
    { key: "minHeight", span: 6 },
    { key: "maxHeight", span: 6 },
    { key: "cameraOnly" },
    { key: "takenWithin" },
    { key: "geofence", control: "setting.geofence", label: "image.geofence" },
    { key: "withoutExif", visibleWhen: ASKED },
  ],
};
