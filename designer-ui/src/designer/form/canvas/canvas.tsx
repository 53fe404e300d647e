import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { createEditor } from "../../../form-view/editor.ts";
import { EditorProvider } from "../../../form-view/editor-context.tsx";
import { useText } from "../../../i18n/texts.ts";
import { FORM, type FormDocument, shapeOf } from "../../../model/designer/document.ts";
import { type NodeName, nodesOf, sectionsOf } from "../../../model/designer/layout.ts";
import { moveNodes } from "../../../model/designer/layout-commands.ts";
import { prepareForm } from "../../../model/form/prepared.ts";
import { NOBODY } from "../../../model/form/surroundings.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import { type Surrounding, useDesignState, useDocument, useSelection, useSurrounding } from "../design-context.tsx";
import { hidesOnly } from "../design-store.ts";
import { draggedIn, targetIn } from "../drag-data.ts";
import { withSetOptions } from "../set-options.ts";
import { useAdding } from "../use-adding.ts";
import { CanvasNodes } from "./canvas-nodes.tsx";
import { DeviceBar } from "./device-bar.tsx";
import { UnplacedFields } from "./unplaced-fields.tsx";
import { useDrop } from "./use-drop.ts";

/** The draft with the options of its option sets, as the server resolves them for a published form. */
export function resolvedShape(document: FormDocument, { pkg, setOptions }: Surrounding): FormShape {
  const shape = shapeOf(document, pkg);
  return {
    ...shape,
    model: { ...shape.model, fields: shape.model.fields.map((field) => withSetOptions(field, setOptions)) },
  };
}

/** The form as it will be, drawn by the renderer that draws it for everybody; nothing is hidden by rules here. */
export function Canvas() {
  const { t } = useTranslation("designer");
  const surrounding = useSurrounding();
  const { design } = surrounding;
  const document = useDocument();
  const selection = useSelection();
  const add = useAdding();
  const root = useRef<HTMLDivElement>(null);
  const editor = useMemo(() => {
    const { logic: _logic, ...shape } = resolvedShape(document, surrounding);
    return createEditor({
      form: prepareForm(shape),
      before: null,
      labels: {},
      surroundings: { ...NOBODY, now: new Date().toISOString() },
    });
  }, [document, surrounding]);
  const nodes = nodesOf(document);
  const last = sectionsOf(nodes).at(-1)?.key ?? null;
  const device = useDesignState((state) => state.device);
  const own = useDesignState(hidesOnly);
  const over = useDrop(
    root,
    {
      target: { section: last, before: null },
      accepts: () => true,
      sides: () => [],
    },
    `root ${last}`,
  );

  useEffect(() => {
    /** What is selected together moves together. */
    const together = (name: NodeName): readonly NodeName[] => {
      const { marked } = design.getState();
      return marked.includes(name) ? marked : [name];
    };
    return monitorForElements({
      canMonitor: ({ source }) => draggedIn(source.data) !== null,
      onDrop: ({ source, location }) => {
        const [innermost] = location.current.dropTargets;
        const dragged = draggedIn(source.data);
        const target = innermost && targetIn(innermost.data, extractClosestEdge(innermost.data));
        if (!dragged || !target) return;
        if (dragged.kind === "node")
          design.run(moveNodes({ names: together(dragged.name), target: fitting(dragged.name, target) }));
        else add(dragged.type, target);
      },
    });
  }, [design, add]);

  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside everything selects the form; Escape does the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same */}
      <div className="m-canvas" onClick={() => design.select(FORM)}>
        <DeviceBar />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame */}
        <div
          ref={root}
          className="m-canvas-sheet"
          role="group"
          aria-label={t("canvas")}
          data-device={own ? "phone-own" : device}
          data-selected={selection.kind === "form"}
          data-over={over ?? undefined}
        >
          <Title document={document} />
          <CanvasNodes nodes={nodes} />
          {own && <UnplacedFields />}
          {nodes.length === 0 && <p className="m-canvas-empty">{t("canvas.empty")}</p>}
        </div>
      </div>
    </EditorProvider>
  );
}

/** A section that is dropped on the sheet goes to the end of the form, not into its last section. */
function fitting<T extends object>(name: NodeName, target: T): T | { section: null; before: null } {
  return name.startsWith("section:") && "section" in target ? { section: null, before: null } : target;
}

function Title({ document }: { readonly document: FormDocument }) {
  const text = useText();
  return <h2 className="m-canvas-title">{text(document.title) || document.key}</h2>;
}
