import type { NodeDesign } from "../node-design.ts";
import { Face } from "./face.tsx";

export const design: NodeDesign = {
  kind: "chart",
  type: "chart",
  begin: {},
  Face,
};
