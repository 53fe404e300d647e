import { type NodeSettings, TITLE } from "../node-settings.ts";

export const settings: NodeSettings = {
  kind: "iframe",
  hints: [TITLE, { key: "url", props: { pattern: "https://\\S*" } }, { key: "height" }],
};
