import type { NodeDesign } from "../node-design.ts";
import { Face } from "./face.tsx";

export const design: NodeDesign = { kind: "comments", type: "comments", begin: {}, Face };
