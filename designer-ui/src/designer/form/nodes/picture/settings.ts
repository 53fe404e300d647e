import { type NodeSettings, TITLE } from "../node-settings.ts";
import { AltSetting, PictureSetting } from "./inputs.tsx";

export const settings: NodeSettings = {
  kind: "image",
  hints: [TITLE, { key: "picture", Input: PictureSetting }, { key: "alt", Input: AltSetting }, { key: "height" }],
};
