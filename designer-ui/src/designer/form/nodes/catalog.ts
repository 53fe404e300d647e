import type { NodeDesign } from "./node-design.ts";
import { type NodeSettings, TITLE } from "./node-settings.ts";

/** A folder with a `node.ts` is a kind of node that can be put onto forms; nothing else has to know of it. */
const discovered = import.meta.glob<{ readonly design: NodeDesign }>("./*/node.ts", { eager: true });

/** One with a `settings.ts` says what can be told to it. */
const asked = import.meta.glob<{ readonly settings: NodeSettings }>("./*/settings.ts", { eager: true });

export const nodeDesigns: readonly NodeDesign[] = Object.values(discovered).map(({ design }) => design);

export const nodeDesignOf = (kind: string): NodeDesign | undefined => nodeDesigns.find((one) => one.kind === kind);

const known = new Map(Object.values(asked).map(({ settings }) => [settings.kind, settings]));

/** For a kind of node that comes from elsewhere. */
export function registerNodeSettings(settings: NodeSettings): void {
  known.set(settings.kind, settings);
}

export const settingsOfNode = (kind: string): NodeSettings => known.get(kind) ?? { kind, hints: [TITLE] };
