import type { ComponentType } from "react";
import { lazily } from "../../kit/lazily.ts";
import type { SectionNode } from "../../model/form-shape.ts";

/** A node that stands between fields, as the form draws it. */
export interface NodeViewProps {
  readonly node: SectionNode;
}

/** A folder with a `view.tsx` is a kind of node; each comes when the first form that has one opens. */
const discovered = import.meta.glob<{ readonly View: ComponentType<NodeViewProps> }>("./*/view.tsx");

const views: ReadonlyMap<string, ComponentType<NodeViewProps>> = new Map(
  Object.entries(discovered).map(([path, load]) => [
    path.split("/")[1] ?? "",
    lazily(() => load().then(({ View }) => View)),
  ]),
);

/** Nothing for a container, a text or a divider. */
export const viewOf = (kind: string): ComponentType<NodeViewProps> | undefined => views.get(kind);
