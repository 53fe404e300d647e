import type { NodeDesign } from "../node-design.ts";
import { Face } from "./face.tsx";

export const design: NodeDesign = {
  kind: "iframe",
  type: "iframe",
  begin: { url: "https://", height: 320 },
  Face,
};
