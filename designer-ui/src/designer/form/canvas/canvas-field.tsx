import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { memo, type PointerEvent, Suspense, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { createEditor } from "../../../form-view/editor.ts";
import { EditorProvider } from "../../../form-view/editor-context.tsx";
import { FieldView } from "../../../form-view/field-view.tsx";
import { useText } from "../../../i18n/texts.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { fieldAt, type Selection, shapeOf } from "../../../model/designer/document.ts";
import { COLUMNS, spanOf } from "../../../model/designer/layout.ts";
import { setSpan } from "../../../model/designer/layout-commands.ts";
import { prepareForm } from "../../../model/form/preparation.ts";
import { NOBODY } from "../../../model/form/surroundings.ts";
import type { Field, FieldNode } from "../../../model/form-shape.ts";
import { useDesign, useDesignState, useSurrounding } from "../design-context.tsx";
import { dragData, isHolder, isItself, isWelcome } from "../drag-data.ts";
import { beginNaming } from "../naming.ts";
import { withSetOptions } from "../set-options.ts";
import { useCanvasValue } from "./canvas-values.ts";
import { NodeMenu } from "./node-menu.tsx";
import { NodePlace } from "./node-place.tsx";
import { useRoom } from "./room.ts";
import { useDrop } from "./use-drop.ts";

interface CanvasFieldProps {
  readonly node: FieldNode;
}

/** A field on the canvas: it can be selected, dragged and made wider. Drawn again only when it changes itself. */
export const CanvasField = memo(function CanvasField({ node }: CanvasFieldProps) {
  const { t } = useTranslation("designer");
  const { t: words } = useTranslation("controls");
  const text = useText();
  const design = useDesign();
  const element = useRef<HTMLDivElement>(null);
  const name = `field:${node.field}`;
  const room = useRoom();
  const field = useDesignState(({ history }) => fieldAt(history.document, node.field));
  const isChosen = useDesignState(({ history }) => isField(history.selection, node.field));
  const selected = useDesignState(
    ({ history, marked }) => marked.includes(name) || isAbout(history.selection, node.field),
  );

  useEffect(() => {
    if (!element.current) return;
    return draggable({ element: element.current, getInitialData: () => dragData({ kind: "node", name }) });
  }, [name]);
  const over = useDrop(
    element,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => isWelcome(dragged, room) && !isItself(dragged, name),
      sides: (dragged) => (isHolder(dragged) ? ["top", "bottom"] : ["top", "bottom", "left", "right"]),
    },
    `${name} ${room}`,
  );

  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  if (!field) return null;
  return (
    <NodePlace
      span={spanOf(node)}
      menu={
        isChosen && (
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
        onDoubleClick={(event) => beginNaming(event.currentTarget.closest<HTMLElement>(".m-designer"))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.target === element.current)
            design.select({ kind: "field", key: node.field });
        }}
      >
        <div className="m-node-view" inert>
          {/* A kind of field that is new here is still on its way: the others stay in sight. */}
          <Suspense fallback={<DelayedSkeleton rows={1} />}>
            <Drawn node={node} field={field} />
          </Suspense>
        </div>
      </div>
    </NodePlace>
  );
});

const isField = (selection: Selection, key: string): boolean => selection.kind === "field" && selection.key === key;

const isAbout = (selection: Selection, key: string): boolean =>
  isField(selection, key) || (selection.kind === "column" && selection.table === key);

/** Drawn by the real renderer, but asleep, and as if it stood on the form alone: what others hold does not draw it again. */
function Drawn({ node, field }: CanvasFieldProps & { readonly field: Field }) {
  const { pkg, setOptions, zone } = useSurrounding();
  const design = useDesign();
  const value = useCanvasValue(node.field);
  const editor = useMemo(() => {
    const whole = shapeOf(design.getState().history.document, pkg);
    const { logic: _logic, ...shape } = whole;
    const own = withSetOptions(field, setOptions);
    return createEditor({
      form: prepareForm({ ...shape, model: { titleField: field.key, fields: [own] }, layouts: [] }),
      before: { [field.key]: value },
      labels: {},
      surroundings: { ...NOBODY, zone, now: new Date().toISOString() },
    });
  }, [design, pkg, setOptions, zone, field, value]);
  return (
    <EditorProvider editor={editor}>
      <FieldView node={node} reading={false} />
    </EditorProvider>
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
