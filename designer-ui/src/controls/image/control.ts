import { lazy } from "react";
import { filesControl } from "../files/files-control.ts";

export const control = filesControl({
  type: "image",
  icon: "image",
  Input: lazy(() => import("../files/files-input.tsx").then((file) => ({ default: file.FilesInput }))),
});
