import { lazily } from "../../kit/lazily.ts";
import { filesControl } from "../files/files-control.ts";
import { kind } from "./kind.ts";

export const control = filesControl({
  type: "image",
  icon: "image",
  kind,
  fromSheets: true,
  Input: lazily(() => import("../files/files-input.tsx").then((file) => file.FilesInput)),
});
