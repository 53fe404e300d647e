import { lazy } from "react";
import { filesControl } from "../files/files-control.ts";

export const control = filesControl({
  type: "attachment",
  icon: "attachment",
  Input: lazy(() => import("../files/files-input.tsx").then((file) => ({ default: file.FilesInput }))),
  settings: [
    { key: "maxCount", label: "maxFiles", kind: "number" },
    { key: "maxSizeMB", kind: "number" },
    { key: "accept", kind: "list" },
    { key: "keepDetails", kind: "switch" },
  ],
});
