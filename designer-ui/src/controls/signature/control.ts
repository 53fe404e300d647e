import { lazy } from "react";
import { filesControl } from "../files/files-control.ts";
import { kind } from "./kind.ts";

export const control = filesControl({
  type: "signature",
  icon: "signature",
  kind,
  Input: lazy(() => import("./signature-input.tsx").then((file) => ({ default: file.SignatureInput }))),
});
