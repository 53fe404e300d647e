import type { NodeDesign } from "./node-design.ts";

/** A folder with a `node.ts` is a kind of node that can be put onto forms; nothing else has to know of it. */
const discovered = import.meta.glob<{ readonly design: NodeDesign }>("./*/node.ts", { eager: true });

export const nodeDesigns: readonly NodeDesign[] = Object.values(discovered).map(({ design }) => design);

export const nodeDesignOf = (kind: string): NodeDesign | undefined => nodeDesigns.find((one) => one.kind === kind);
