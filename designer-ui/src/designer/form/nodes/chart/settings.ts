import { type NodeSettings, TITLE } from "../node-settings.ts";
import { DashboardSetting, ItemSetting, ViaSetting } from "./inputs.tsx";

export const settings: NodeSettings = {
  kind: "chart",
  hints: [
    TITLE,
    { key: "dashboard", Input: DashboardSetting, along: () => ({ item: undefined, via: undefined }) },
    { key: "item", Input: ItemSetting, along: () => ({ via: undefined }) },
    { key: "via", Input: ViaSetting },
    { key: "height" },
  ],
};
