import type { NodeSettings } from "../node-settings.ts";

export const settings: NodeSettings = {
  kind: "text",
  hints: [{ key: "text", group: "basic", control: "setting.words", props: { long: true } }],
};
