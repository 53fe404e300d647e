import type { NodeDesign } from "../node-design.ts";
import { Face } from "./face.tsx";

export const design: NodeDesign = { kind: "image", type: "picture", begin: {}, Face };
