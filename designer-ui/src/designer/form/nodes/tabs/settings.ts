import { type NodeSettings, TITLE } from "../node-settings.ts";
import { PartsSetting } from "../parts-setting.tsx";

export const settings: NodeSettings = {
  kind: "tabs",
  hints: [TITLE, { key: "children", Input: PartsSetting, alone: true }],
};
