import { lazy } from "react";
import { filesControl } from "../files/files-control.ts";

export const control = filesControl({
  type: "signature",
  icon: "signature",
  Input: lazy(() => import("./signature-input.tsx").then((file) => ({ default: file.SignatureInput }))),
  kind: { pictures: true, inPerson: true, final: true },
});
