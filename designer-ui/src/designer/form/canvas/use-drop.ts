import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge";
import { type RefObject, useEffect, useState } from "react";
import type { Side } from "../../../model/designer/layout.ts";
import type { Target } from "../../../model/designer/layout-commands.ts";
import { type Dragged, draggedIn, dropData } from "../drag-data.ts";

const SIDES: readonly Side[] = ["top", "bottom", "left", "right"];

interface Drop {
  readonly target: Target | ((dragged: Dragged) => Target);
  /** @param y how far below the top of the element it is held, and how far above its end */
  readonly accepts: (dragged: Dragged, y: { readonly below: number; readonly above: number }) => boolean;
  /** Sides on which a line shows where it would go; none: the whole place lights up. */
  readonly sides: (dragged: Dragged) => readonly Side[];
}

/** Makes an element a place to drop on; says on which side the line goes, or `inside`. */
export function useDrop(element: RefObject<HTMLElement | null>, drop: Drop, key: string): Side | "inside" | null {
  const [over, setOver] = useState<Side | "inside" | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for the drop
  useEffect(() => {
    if (!element.current) return;
    const sidesFor = (source: Record<string | symbol, unknown>) => {
      const dragged = draggedIn(source);
      return dragged === null ? [] : drop.sides(dragged).filter((side) => SIDES.includes(side));
    };
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source, input, element: own }) => {
        const dragged = draggedIn(source.data);
        if (dragged === null) return false;
        const { top, bottom } = own.getBoundingClientRect();
        return drop.accepts(dragged, { below: input.clientY - top, above: bottom - input.clientY });
      },
      getData: ({ input, element: own, source }) => {
        const sides = sidesFor(source.data);
        const dragged = draggedIn(source.data);
        const { target } = drop;
        const data = dragged ? dropData(typeof target === "function" ? target(dragged) : target) : {};
        return sides.length === 0 ? data : attachClosestEdge(data, { input, element: own, allowedEdges: [...sides] });
      },
      onDrag: ({ self, location }) => {
        const innermost = location.current.dropTargets[0]?.element === self.element;
        setOver(innermost ? (extractClosestEdge(self.data) ?? "inside") : null);
      },
      onDragLeave: () => setOver(null),
      onDrop: () => setOver(null),
    });
  }, [element, key]);

  return over;
}
