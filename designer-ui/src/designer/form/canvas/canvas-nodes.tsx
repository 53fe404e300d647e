import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormNote } from "../../../form-view/form-note.tsx";
import { useText } from "../../../i18n/texts.ts";
import type { Selection } from "../../../model/designer/document.ts";
import { isContainer, nameOfNode, nodeOfSelection, placedNodes } from "../../../model/designer/layout.ts";
import type { FieldNode, LayoutNode, SectionNode } from "../../../model/form-shape.ts";
import { qualified } from "../../../model/menu.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign, useDesignState, useSurrounding } from "../design-context.tsx";
import { dragData, isSection } from "../drag-data.ts";
import { nodeDesignOf } from "../nodes/catalog.ts";
import { CanvasField } from "./canvas-field.tsx";
import { NodeMenu } from "./node-menu.tsx";
import { NodePlace } from "./node-place.tsx";
import { useDrop } from "./use-drop.ts";

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
  if (section.kind === "tabs" || section.kind === "steps") return <CanvasTabs section={section} />;
  return isContainer(section) ? <CanvasSection section={section} /> : <CanvasNote section={section} />;
});

const useSelected = (section: string): boolean =>
  useDesignState(
    ({ history: { selection }, marked }) =>
      marked.includes(`section:${section}`) || (selection.kind === "section" && selection.key === section),
  );

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

  useEffect(() => {
    if (!element.current || !handle.current) return;
    return draggable({
      element: element.current,
      dragHandle: handle.current,
      getInitialData: () => dragData({ kind: "node", name, holder: true }),
    });
  }, [name]);
  const fields = useDrop(
    element,
    {
      target: { section: section.key, before: null },
      accepts: (dragged) => !isSection(dragged),
      sides: () => [],
    },
    name,
  );
  const frame = useRef<HTMLDivElement>(null);
  const sections = useDrop(
    frame,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => isSection(dragged) && !(dragged.kind === "node" && dragged.name === name),
      sides: () => ["top", "bottom"],
    },
    `${name} frame`,
  );

  return (
    <div ref={frame} className="m-canvas-frame" data-over={sections ?? undefined}>
      <section ref={element} className="m-canvas-section" data-selected={selected} data-over={fields ?? undefined}>
        {part && selected && (
          <div className="m-canvas-part">
            <NodeMenu name={name} />
          </div>
        )}
        <h3 ref={handle} hidden={part}>
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
        <CanvasNodes nodes={section.children ?? []} />
        {(section.children ?? []).length === 0 && <p className="m-canvas-empty">{t("designer:canvas.emptySection")}</p>}
      </section>
    </div>
  );
}

/** Tabs or steps: the heads in a row, below them what stands in the one that is open. */
function CanvasTabs({ section }: SectionProps) {
  const { t } = useTranslation(["designer-palette", "designer"]);
  const text = useText();
  const design = useDesign();
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const name = `section:${section.key}`;
  const parts = (section.children ?? []).flatMap((node) => (node.kind === "field" ? [] : [node]));
  const holding = useDesignState(({ history }) => parts.find((part) => holds(part, history.selection))?.key);
  const current = useDesignState(({ history: { selection } }) =>
    selection.kind === "section" && parts.some(({ key }) => key === selection.key) ? selection.key : null,
  );
  const open = parts.find(({ key }) => key === (holding ?? chosen)) ?? parts[0];
  const selected = useSelected(section.key);

  useEffect(() => {
    if (!element.current || !handle.current) return;
    return draggable({
      element: element.current,
      dragHandle: handle.current,
      getInitialData: () => dragData({ kind: "node", name, holder: true }),
    });
  }, [name]);
  const frame = useDrop(
    element,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => isSection(dragged) && !(dragged.kind === "node" && dragged.name === name),
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
          <button
            key={part.key}
            type="button"
            className="m-plain m-canvas-tab"
            tabIndex={part.key === current ? 0 : -1}
            aria-pressed={part.key === current}
            data-open={part.key === open?.key}
            data-node={`section:${part.key}`}
            onClick={(event) => {
              event.stopPropagation();
              setChosen(part.key);
              design.select({ kind: "section", key: part.key });
            }}
          >
            {section.kind === "steps" && <b>{index + 1}</b>} {text(part.title) || part.key}
          </button>
        ))}
        {selected && <NodeMenu name={name} />}
      </div>
      {open && <CanvasSection key={open.key} section={open} part />}
    </div>
  );
}

/** Whether the selection is this container or stands in it. */
function holds(part: SectionNode, selection: Selection): boolean {
  const name = nodeOfSelection(selection);
  return name !== null && placedNodes([part]).some(({ node }) => nameOfNode(node) === name);
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
  useEffect(() => {
    if (!element.current) return;
    return draggable({ element: element.current, getInitialData: () => dragData({ kind: "node", name }) });
  }, [name]);
  const over = useDrop(
    element,
    {
      target: { beside: name, side: "bottom" },
      accepts: (dragged) => !isSection(dragged) && !(dragged.kind === "node" && dragged.name === name),
      sides: () => ["top", "bottom"],
    },
    name,
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
