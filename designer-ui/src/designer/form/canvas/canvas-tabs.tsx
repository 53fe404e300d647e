import { draggable, monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import type { Selection } from "../../../model/designer/document.ts";
import { nameOfNode, nodeOfSelection, placedNodes } from "../../../model/designer/layout.ts";
import type { SectionNode } from "../../../model/form-shape.ts";
import { useDesign, useDesignState } from "../design-context.tsx";
import { dragData, draggedIn, isHolder, isItself, isWelcome } from "../drag-data.ts";
import { NodeMenu } from "./node-menu.tsx";
import { EDGE, RoomProvider } from "./room.ts";
import { useDrop } from "./use-drop.ts";
import { useSelected } from "./use-selected.ts";

interface CanvasTabsProps {
  readonly section: SectionNode;
  /** Draws what stands in a tab or a step. */
  readonly render: (part: SectionNode) => ReactNode;
}

/** Tabs or steps: the heads in a row, below them what stands in the one that is open. */
export function CanvasTabs({ section, render }: CanvasTabsProps) {
  const { t } = useTranslation(["designer-palette", "designer"]);
  const design = useDesign();
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reached, setReached] = useReached();
  const name = `section:${section.key}`;
  const parts = (section.children ?? []).flatMap((node) => (node.kind === "field" ? [] : [node]));
  const holding = useDesignState(({ history }) => parts.find((part) => holds(part, history.selection))?.key);
  const begun = parts.find(({ key }) => key === (holding ?? chosen)) ?? parts[0];
  const open = parts.find(({ key }) => key === reached) ?? begun;
  const selected = useSelected(section.key);

  useEffect(() => {
    if (!element.current || !handle.current) return;
    return draggable({
      element: element.current,
      dragHandle: handle.current,
      getInitialData: () => dragData({ kind: "node", name, holder: section.kind }),
    });
  }, [name, section.kind]);
  const frame = useDrop(
    element,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => isHolder(dragged) && isWelcome(dragged, "top") && !isItself(dragged, name),
      sides: () => ["top", "bottom"],
    },
    `${name} frame`,
  );
  return (
    <div ref={element} className="m-canvas-frame" data-over={frame ?? undefined}>
      <div className="m-canvas-tabs" data-selected={selected}>
        <button
          ref={handle}
          type="button"
          className="m-plain m-canvas-handle"
          tabIndex={selected ? 0 : -1}
          aria-pressed={selected}
          data-node={name}
          onClick={(event) => {
            event.stopPropagation();
            design.select({ kind: "section", key: section.key });
          }}
        >
          {t(`layout.${section.kind}`)}
        </button>
        {parts.map((part, index) => (
          <Head
            key={part.key}
            part={part}
            number={section.kind === "steps" ? index + 1 : null}
            siblings={parts}
            open={part === open}
            onOpen={() => setChosen(part.key)}
            onReach={() => setReached(part.key)}
          />
        ))}
        {selected && <NodeMenu name={name} />}
      </div>
      {parts.map((part) =>
        // Where the drag began has to stay, or the browser forgets what is dragged.
        part === open || (part === begun && reached !== null) ? (
          <div key={part.key} hidden={part !== open}>
            <RoomProvider value="parts">{render(part)}</RoomProvider>
          </div>
        ) : null,
      )}
    </div>
  );
}

/** The part that a drag has opened on its way; none once it is over. */
function useReached() {
  const [reached, setReached] = useState<string | null>(null);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => draggedIn(source.data) !== null,
        onDrop: () => setReached(null),
      }),
    [],
  );
  return [reached, setReached] as const;
}

/** Milliseconds that something is held over a head before it opens. */
const LINGER = 450;

interface HeadProps {
  readonly part: SectionNode;
  /** Of a step. */
  readonly number: number | null;
  readonly siblings: readonly SectionNode[];
  readonly open: boolean;
  readonly onOpen: () => void;
  /** Called when something that is dragged has been held over it. */
  readonly onReach: () => void;
}

/** The head of a tab or a step: moved among its own, and opened by what is held over it or let go on it. */
function Head({ part, number, siblings, open, onOpen, onReach }: HeadProps) {
  const text = useText();
  const design = useDesign();
  const element = useRef<HTMLButtonElement>(null);
  const name = `section:${part.key}`;
  const selected = useSelected(part.key);
  const family = siblings.map(nameOfNode).join(" ");
  useEffect(() => {
    if (!element.current) return;
    return draggable({
      element: element.current,
      getInitialData: () => dragData({ kind: "node", name, holder: part.kind }),
    });
  }, [name, part.kind]);
  const isSibling = (held: string) => held !== name && siblings.some((sibling) => nameOfNode(sibling) === held);
  const over = useDrop(
    element,
    {
      target: (dragged) =>
        isWelcome(dragged, "part") ? { section: part.key, before: null } : { beside: name, side: "left" },
      accepts: (dragged, { below }) =>
        isWelcome(dragged, "part")
          ? !isHolder(dragged) || below > EDGE
          : dragged.kind === "node" && isSibling(dragged.name),
      sides: (dragged) => (isWelcome(dragged, "part") ? [] : ["left", "right"]),
    },
    `${name} ${family}`,
  );
  const reach = useRef(onReach);
  reach.current = onReach;
  useEffect(() => {
    if (over !== "inside" || open) return;
    const timer = setTimeout(() => reach.current(), LINGER);
    return () => clearTimeout(timer);
  }, [over, open]);
  return (
    <button
      ref={element}
      type="button"
      className="m-plain m-canvas-tab"
      tabIndex={selected ? 0 : -1}
      aria-pressed={selected}
      data-open={open}
      data-over={over ?? undefined}
      data-node={name}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
        design.select({ kind: "section", key: part.key });
      }}
    >
      {number !== null && <b>{number}</b>} {text(part.title) || part.key}
    </button>
  );
}

/** Whether the selection is this container or stands in it. */
function holds(part: SectionNode, selection: Selection): boolean {
  const name = nodeOfSelection(selection);
  return name !== null && placedNodes([part]).some(({ node }) => nameOfNode(node) === name);
}
