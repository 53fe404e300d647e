import { lazy } from "react";
import { filesControl } from "../files/files-control.ts";

export const control = filesControl({
  type: "image",
  icon: "image",
  Input: lazy(() => import("../files/files-input.tsx").then((file) => ({ default: file.FilesInput }))),
  settings: [
    { key: "maxCount", label: "maxFiles", kind: "number" },
    { key: "maxSizeMB", kind: "number" },
    { key: "cameraOnly", kind: "switch" },
    { key: "watermark", kind: "text" },
    { key: "maxEdge", kind: "number" },
    { key: "keepDetails", kind: "switch" },
  ],
});
