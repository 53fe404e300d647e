import { isRoomFor, type NodeName, type Room, type Side } from "../../model/designer/layout.ts";
import type { Target } from "../../model/designer/layout-commands.ts";
import type { LayoutNode, SectionKind } from "../../model/form-shape.ts";

/** What is being dragged: something new from the palette, or something that stands on the canvas. */
export type Dragged =
  | { readonly kind: "new"; readonly type: string }
  | { readonly kind: "node"; readonly name: NodeName; readonly holder?: SectionKind };

const MARK = Symbol("design");

export const dragData = (dragged: Dragged): Record<string | symbol, unknown> => ({ [MARK]: dragged });

export function draggedIn(data: Record<string | symbol, unknown>): Dragged | null {
  return (data[MARK] as Dragged | undefined) ?? null;
}

const HOLDERS: ReadonlySet<string> = new Set<SectionKind>(["section", "tabs", "steps", "tab", "step"]);

/** As what it looks for a place: something that holds others, or anything that stands where fields do. */
function kindOf(dragged: Dragged): LayoutNode["kind"] {
  const kind = dragged.kind === "new" ? dragged.type : dragged.holder;
  return kind !== undefined && HOLDERS.has(kind) ? (kind as SectionKind) : "field";
}

/** Whether it holds others, so that it takes a row of its own. */
export const isHolder = (dragged: Dragged): boolean => kindOf(dragged) !== "field";

/** Whether it may be let go in a container of a kind; parts only move among their own. */
export const isWelcome = (dragged: Dragged, room: Room): boolean => isRoomFor(room, kindOf(dragged));

export const isItself = (dragged: Dragged, name: NodeName): boolean => dragged.kind === "node" && dragged.name === name;

const TARGET = Symbol("target");

export const dropData = (target: Target): Record<string | symbol, unknown> => ({ [TARGET]: target });

/** The place that the innermost drop target names, with the side that the pointer is nearest to. */
export function targetIn(data: Record<string | symbol, unknown>, side: Side | null): Target | null {
  const target = data[TARGET] as Target | undefined;
  if (!target) return null;
  return "beside" in target && side !== null ? { ...target, side } : target;
}
