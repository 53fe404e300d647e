import { lazy } from "react";
import { filesControl } from "../files/files-control.ts";
import { kind } from "./kind.ts";

export const control = filesControl({
  type: "attachment",
  icon: "attachment",
  kind,
  Input: lazy(() => import("../files/files-input.tsx").then((file) => ({ default: file.FilesInput }))),
});
