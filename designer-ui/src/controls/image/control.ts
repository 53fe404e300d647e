import { lazy } from "react";
import { filesControl } from "../files/files-control.ts";
import { kind } from "./kind.ts";

export const control = filesControl({
  type: "image",
  icon: "image",
  kind,
  fromSheets: true,
  Input: lazy(() => import("../files/files-input.tsx").then((file) => ({ default: file.FilesInput }))),
});
