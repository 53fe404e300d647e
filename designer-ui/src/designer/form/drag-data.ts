import type { NodeName, Side } from "../../model/designer/layout.ts";
import type { Target } from "../../model/designer/layout-commands.ts";

/** What is being dragged: something new from the palette, or something that stands on the canvas. */
export type Dragged =
  | { readonly kind: "new"; readonly type: string }
  | { readonly kind: "node"; readonly name: NodeName; readonly holder?: boolean };

const MARK = Symbol("design");

export const dragData = (dragged: Dragged): Record<string | symbol, unknown> => ({ [MARK]: dragged });

export function draggedIn(data: Record<string | symbol, unknown>): Dragged | null {
  return (data[MARK] as Dragged | undefined) ?? null;
}

const HOLDERS: ReadonlySet<string> = new Set(["section", "tabs", "steps"]);

/** Whether it holds others, so that it stands outside of sections. */
export const isSection = (dragged: Dragged | null): boolean =>
  dragged !== null && (dragged.kind === "new" ? HOLDERS.has(dragged.type) : dragged.holder === true);

const TARGET = Symbol("target");

export const dropData = (target: Target): Record<string | symbol, unknown> => ({ [TARGET]: target });

/** The place that the innermost drop target names, with the side that the pointer is nearest to. */
export function targetIn(data: Record<string | symbol, unknown>, side: Side | null): Target | null {
  const target = data[TARGET] as Target | undefined;
  if (!target) return null;
  return "beside" in target && side !== null ? { ...target, side } : target;
}
