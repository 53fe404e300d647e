import type { NodeDesign } from "../node-design.ts";
import { Face } from "./face.tsx";
import { Panel } from "./panel.tsx";

export const design: NodeDesign = {
  kind: "chart",
  type: "chart",
  begin: { dashboard: "", item: "", via: "" },
  Face,
  Panel,
};
