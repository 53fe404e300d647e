import { type NodeSettings, TITLE } from "../node-settings.ts";
import { DashboardSetting, ItemSetting, ViaSetting } from "./inputs.tsx";

export const settings: NodeSettings = {
  kind: "chart",
  hints: [
    TITLE,
    { key: "dashboard", Input: DashboardSetting, along: () => ({ item: "", via: "" }) },
    { key: "item", Input: ItemSetting, along: () => ({ via: "" }) },
    { key: "via", Input: ViaSetting },
    { key: "height" },
  ],
};
