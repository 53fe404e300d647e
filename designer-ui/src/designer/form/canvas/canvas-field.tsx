import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type PointerEvent, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FieldView } from "../../../form-view/field-view.tsx";
import { useText } from "../../../i18n/texts.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { fieldAt } from "../../../model/designer/document.ts";
import { COLUMNS, spanOf } from "../../../model/designer/layout.ts";
import { setSpan } from "../../../model/designer/layout-commands.ts";
import type { FieldNode } from "../../../model/form-shape.ts";
import { useDesign, useDesignState, useDocument, useSelection } from "../design-context.tsx";
import { dragData, isSection } from "../drag-data.ts";
import { NodeMenu } from "./node-menu.tsx";
import { NodePlace } from "./node-place.tsx";
import { useDrop } from "./use-drop.ts";

/** A field on the canvas: drawn by the real renderer, but asleep; it can be selected, dragged and made wider. */
export function CanvasField({ node }: { readonly node: FieldNode }) {
  const { t } = useTranslation("designer");
  const { t: words } = useTranslation("controls");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const selection = useSelection();
  const element = useRef<HTMLDivElement>(null);
  const name = `field:${node.field}`;
  const field = fieldAt(document, node.field);
  const marked = useDesignState((state) => state.marked.includes(name));
  const selected =
    marked ||
    (selection.kind === "field" && selection.key === node.field) ||
    (selection.kind === "column" && selection.table === node.field);

  useEffect(() => {
    if (!element.current) return;
    return draggable({ element: element.current, getInitialData: () => dragData({ kind: "node", name }) });
  }, [name]);
  const over = useDrop(
    element,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => !isSection(dragged) && !(dragged.kind === "node" && dragged.name === name),
      sides: () => ["top", "bottom", "left", "right"],
    },
    name,
  );

  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  if (!field) return null;
  return (
    <NodePlace
      span={spanOf(node)}
      menu={
        selected &&
        selection.kind === "field" &&
        selection.key === node.field && (
          <>
            <NodeMenu name={name} />
            <Resizer field={node.field} span={spanOf(node)} />
          </>
        )
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a button cannot hold a form field */}
      <div
        ref={element}
        role="button"
        tabIndex={selected ? 0 : -1}
        aria-pressed={selected}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Shift+ArrowDown Delete"
        aria-label={t("canvas.field", { title: text(field.title) || field.key, type: words(`type.${field.type}`) })}
        className="m-node"
        data-node={name}
        data-selected={selected}
        data-over={over ?? undefined}
        onClick={(event) => {
          event.stopPropagation();
          if (event.shiftKey || event.ctrlKey || event.metaKey) design.extend(name);
          else design.select({ kind: "field", key: node.field });
          element.current?.focus({ preventScroll: true });
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.target === element.current)
            design.select({ kind: "field", key: node.field });
        }}
      >
        <div className="m-node-view" inert>
          {/* A kind of field that is new here is still on its way: the others stay in sight. */}
          <Suspense fallback={<DelayedSkeleton rows={1} />}>
            <FieldView node={node} reading={false} />
          </Suspense>
        </div>
      </div>
    </NodePlace>
  );
}

interface ResizerProps {
  readonly field: string;
  readonly span: number;
}

/** The handle on the right: drags the width in twelfths of the row. The panel has the same as a number. */
function Resizer({ field, span }: ResizerProps) {
  const design = useDesign();
  const start = useRef<{ readonly x: number; readonly span: number; readonly step: number } | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const grid = event.currentTarget.closest(".m-canvas-grid");
    if (!grid) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, span, step: grid.clientWidth / COLUMNS };
  };
  const onPointerMove = (event: PointerEvent<HTMLSpanElement>) => {
    const from = start.current;
    if (!from) return;
    design.run(setSpan({ field, span: from.span + Math.round((event.clientX - from.x) / from.step) }));
  };
  return (
    <span
      className="m-node-resizer"
      draggable={false}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
