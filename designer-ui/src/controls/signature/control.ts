import { lazily } from "../../kit/lazily.ts";
import { filesControl } from "../files/files-control.ts";
import { kind } from "./kind.ts";

export const control = filesControl({
  type: "signature",
  icon: "signature",
  kind,
  Input: lazily(() => import("./signature-input.tsx").then((file) => file.SignatureInput)),
});
