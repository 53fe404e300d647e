import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FormNote } from "../../../form-view/form-note.tsx";
import { useText } from "../../../i18n/texts.ts";
import { isContainer, nameOfNode, roomOf } from "../../../model/designer/layout.ts";
import type { FieldNode, LayoutNode, SectionNode } from "../../../model/form-shape.ts";
import { qualified } from "../../../model/menu.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { dragData, isHolder, isItself, isWelcome } from "../drag-data.ts";
import { nodeDesignOf } from "../nodes/catalog.ts";
import { CanvasField } from "./canvas-field.tsx";
import { CanvasTabs } from "./canvas-tabs.tsx";
import { NodeMenu } from "./node-menu.tsx";
import { NodePlace } from "./node-place.tsx";
import { EDGE, RoomProvider, useRoom } from "./room.ts";
import { useDrop } from "./use-drop.ts";
import { useSelected } from "./use-selected.ts";

/** Fields that stand together share a grid; everything else is a row of its own. */
export const CanvasNodes = memo(function CanvasNodes({ nodes }: { readonly nodes: readonly LayoutNode[] }) {
  const groups: (readonly FieldNode[] | SectionNode)[] = [];
  let run: FieldNode[] = [];
  for (const node of nodes) {
    if (node.kind === "field") {
      if (run.length === 0) groups.push(run);
      run.push(node);
    } else {
      groups.push(node);
      run = [];
    }
  }
  return groups.map((group) =>
    "kind" in group ? (
      <CanvasBlock key={group.key} section={group} />
    ) : (
      <div key={group[0]?.field} className="m-canvas-grid">
        {group.map((node) => (
          <CanvasField key={node.field} node={node} />
        ))}
      </div>
    ),
  );
});

const CanvasBlock = memo(function CanvasBlock({ section }: SectionProps) {
  if (section.kind === "tabs" || section.kind === "steps")
    return <CanvasTabs section={section} render={(part) => <CanvasSection section={part} part />} />;
  return isContainer(section) ? <CanvasSection section={section} /> : <CanvasNote section={section} />;
});

interface SectionProps {
  readonly section: SectionNode;
}

/** @param part of tabs or steps, whose head says its title already */
function CanvasSection({ section, part = false }: SectionProps & { readonly part?: boolean }) {
  const { t } = useTranslation(["designer-palette", "designer"]);
  const text = useText();
  const design = useDesign();
  const element = useRef<HTMLElement>(null);
  const handle = useRef<HTMLHeadingElement>(null);
  const name = `section:${section.key}`;
  const selected = useSelected(section.key);
  const around = useRoom();
  const room = roomOf(section.kind);
  const [first] = section.children ?? [];

  useEffect(() => {
    if (!element.current || !handle.current || part) return;
    return draggable({
      element: element.current,
      dragHandle: handle.current,
      getInitialData: () => dragData({ kind: "node", name, holder: section.kind }),
    });
  }, [name, part, section.kind]);
  const inside = useDrop(
    element,
    {
      target: { section: section.key, before: null },
      // Beside the tabs there must be room for what could also come into one of them.
      accepts: (dragged, { above }) => isWelcome(dragged, room) && !(part && isHolder(dragged) && above < EDGE),
      sides: () => [],
    },
    name,
  );
  const start = useDrop(
    handle,
    {
      target: { section: section.key, before: first ? nameOfNode(first) : null },
      accepts: (dragged) => isWelcome(dragged, room) && !isHolder(dragged),
      sides: () => [],
    },
    `${name} ${first && nameOfNode(first)}`,
  );
  const frame = useRef<HTMLDivElement>(null);
  const beside = useDrop(
    frame,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => !part && isHolder(dragged) && isWelcome(dragged, around) && !isItself(dragged, name),
      sides: () => ["top", "bottom"],
    },
    `${name} frame ${around}`,
  );

  return (
    <div ref={frame} className="m-canvas-frame" data-over={beside ?? undefined}>
      <section ref={element} className="m-canvas-section" data-selected={selected} data-over={inside ?? undefined}>
        {part && selected && (
          <div className="m-canvas-part">
            <NodeMenu name={name} />
          </div>
        )}
        <h3 ref={handle} hidden={part} data-over={start ? "bottom" : undefined}>
          <button
            type="button"
            className="m-plain"
            tabIndex={selected ? 0 : -1}
            aria-pressed={selected}
            data-node={name}
            onClick={(event) => {
              event.stopPropagation();
              design.select({ kind: "section", key: section.key });
            }}
          >
            {text(section.title) || t("section")}
          </button>
          {selected && !part && <NodeMenu name={name} />}
        </h3>
        <RoomProvider value={room}>
          <CanvasNodes nodes={section.children ?? []} />
        </RoomProvider>
        {(section.children ?? []).length === 0 && <p className="m-canvas-empty">{t("designer:canvas.emptySection")}</p>}
      </section>
    </div>
  );
}

/** A text, a line or a button between fields. */
function CanvasNote({ section }: SectionProps) {
  const { t } = useTranslation(["designer-palette", "designer"]);
  const text = useText();
  const design = useDesign();
  const { forms, pkg } = useSurrounding();
  const element = useRef<HTMLDivElement>(null);
  const name = `section:${section.key}`;
  const selected = useSelected(section.key);
  const room = useRoom();
  useEffect(() => {
    if (!element.current) return;
    return draggable({ element: element.current, getInitialData: () => dragData({ kind: "node", name }) });
  }, [name]);
  const over = useDrop(
    element,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => isWelcome(dragged, room) && !isItself(dragged, name),
      sides: () => ["top", "bottom"],
    },
    `${name} ${room}`,
  );
  const own = nodeDesignOf(section.kind);
  const titled = own !== undefined || section.kind === "button" || section.kind === "related";
  const listed = section.form ? forms.find(({ key }) => key === qualified(pkg, section.form ?? "")) : undefined;
  const words =
    text(titled ? section.title : section.text) ||
    (section.kind === "related" ? text(listed?.title) || t("layout.related") : "") ||
    (own ? t(`layout.${own.type}`) : "");
  return (
    <NodePlace menu={selected && <NodeMenu name={name} />}>
      {/* biome-ignore lint/a11y/useSemanticElements: a button cannot hold what is drawn */}
      <div
        ref={element}
        role="button"
        tabIndex={selected ? 0 : -1}
        aria-pressed={selected}
        aria-label={section.kind === "divider" ? t("layout.divider") : words}
        className="m-node"
        data-node={name}
        data-selected={selected}
        data-over={over ?? undefined}
        onClick={(event) => {
          event.stopPropagation();
          design.select({ kind: "section", key: section.key });
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") design.select({ kind: "section", key: section.key });
        }}
      >
        {own ? (
          <div className="m-canvas-related">
            <ControlIcon type={own.type} />
            <strong>{words}</strong>
            <own.Face node={section} />
          </div>
        ) : section.kind === "related" ? (
          <div className="m-canvas-related">
            <strong>{words}</strong>
            <span className="m-muted">{t(section.via ? "layout.related.hint" : "layout.related.choose")}</span>
          </div>
        ) : (
          <div inert>
            <FormNote node={section} />
          </div>
        )}
      </div>
    </NodePlace>
  );
}
