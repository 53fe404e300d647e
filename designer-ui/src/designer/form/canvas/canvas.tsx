import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { FORM } from "../../../model/designer/document.ts";
import { type NodeName, nodesOf } from "../../../model/designer/layout.ts";
import { moveNodes } from "../../../model/designer/move-commands.ts";
import type { LayoutNode } from "../../../model/form-shape.ts";
import { useDesign, useDesignState, useSurrounding } from "../design-context.tsx";
import { hidesOnly, shownIn } from "../design-store.ts";
import { draggedIn, isHolder, isWelcome, targetIn } from "../drag-data.ts";
import { useAdding } from "../use-adding.ts";
import { CanvasNodes } from "./canvas-nodes.tsx";
import { CanvasValuesProvider, useCanvasValues } from "./canvas-values.ts";
import { DeviceBar } from "./device-bar.tsx";
import { UnplacedFields } from "./unplaced-fields.tsx";
import { useDrop } from "./use-drop.ts";

/** The form as it will be, drawn by the renderer that draws it for everybody; nothing is hidden by rules here. */
export function Canvas() {
  const { t } = useTranslation("designer");
  const surrounding = useSurrounding();
  const { design } = surrounding;
  const nodes = useNodes();
  const selected = useDesignState(({ history }) => history.selection.kind === "form");
  const add = useAdding();
  const values = useCanvasValues(surrounding);
  const root = useRef<HTMLDivElement>(null);
  const lowest = nodes.at(-1);
  const last = lowest?.kind === "section" ? lowest.key : null;
  const device = useDesignState((state) => state.device);
  const own = useDesignState(hidesOnly);
  const over = useDrop(
    root,
    {
      // What holds others goes to the end of the form, not into its last section.
      target: (dragged) => ({ section: isHolder(dragged) ? null : last, before: null }),
      accepts: (dragged) => (isHolder(dragged) ? isWelcome(dragged, "top") : true),
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
        if (dragged.kind === "node") design.run(moveNodes({ names: together(dragged.name), target }));
        else add(dragged.type, target);
      },
    });
  }, [design, add]);

  return (
    <CanvasValuesProvider value={values}>
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
          data-selected={selected}
          data-over={over ?? undefined}
        >
          <Title />
          <CanvasNodes nodes={nodes} />
          {own && <UnplacedFields />}
          {nodes.length === 0 && <p className="m-canvas-empty">{t("canvas.empty")}</p>}
        </div>
      </div>
    </CanvasValuesProvider>
  );
}

function Title() {
  const text = useText();
  const title = useDesignState(({ history }) => history.document.title);
  const key = useDesignState(({ history }) => history.document.key);
  return <h2 className="m-canvas-title">{text(title) || key}</h2>;
}

/** What stands on the canvas; the same list as long as nothing is moved, comes or goes. */
function useNodes(): readonly LayoutNode[] {
  const design = useDesign();
  const source = useDesignState((state) => {
    const { layouts, model } = shownIn(state);
    return layouts?.[0]?.nodes ?? model.fields;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the nodes are made of stands for them
  return useMemo(() => nodesOf(shownIn(design.getState())), [design, source]);
}
