import type { ControlSettings } from "../setting.ts";

export const settings: ControlSettings = {
  hints: [{ key: "here" }, { key: "maxAccuracy" }, { key: "geofence", control: "setting.geofence" }],
};
