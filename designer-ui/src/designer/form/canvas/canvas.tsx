import { draggable, monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { createEditor } from "../../../form-view/editor.ts";
import { EditorProvider } from "../../../form-view/editor-context.tsx";
import { useText } from "../../../i18n/texts.ts";
import { FORM, type FormDocument, shapeOf } from "../../../model/designer/document.ts";
import { type NodeName, nodesOf, sectionsOf } from "../../../model/designer/layout.ts";
import { moveNode } from "../../../model/designer/layout-commands.ts";
import { prepareForm } from "../../../model/form/prepared.ts";
import type { Surroundings } from "../../../model/form/surroundings.ts";
import type { Field, FieldNode, FormShape, LayoutNode, SectionNode } from "../../../model/form-shape.ts";
import { type Surrounding, useDesign, useDocument, useSelection, useSurrounding } from "../design-context.tsx";
import { dragData, draggedIn, isSection, targetIn } from "../drag-data.ts";
import { useAdding } from "../use-adding.ts";
import { CanvasField } from "./canvas-field.tsx";
import { NodeMenu } from "./node-menu.tsx";
import { useDrop } from "./use-drop.ts";

/** A form that nobody fills: what depends on people and other records stays empty. */
const NOBODY: Omit<Surroundings, "now"> = {
  zone: "UTC",
  variables: {},
  right: () => "write",
  linked: () => null,
  departmentTree: () => [],
  system: {},
};

/** The draft with the options of its option sets, as the server resolves them for a published form. */
export function resolvedShape(document: FormDocument, { pkg, setOptions }: Surrounding): FormShape {
  const resolved = (field: Field): Field => {
    const options = setOptions[String(field.props?.["optionSet"] ?? "")];
    return {
      ...field,
      ...(options ? { options } : {}),
      ...(field.fields ? { fields: field.fields.map(resolved) } : {}),
    };
  };
  const shape = shapeOf(document, pkg);
  return { ...shape, model: { ...shape.model, fields: shape.model.fields.map(resolved) } };
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
  const over = useDrop(
    root,
    {
      target: { section: last, before: null },
      accepts: () => true,
      sides: () => [],
    },
    `root ${last}`,
  );

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => draggedIn(source.data) !== null,
        onDrop: ({ source, location }) => {
          const [innermost] = location.current.dropTargets;
          const dragged = draggedIn(source.data);
          const target = innermost && targetIn(innermost.data, extractClosestEdge(innermost.data));
          if (!dragged || !target) return;
          if (dragged.kind === "node")
            design.run(moveNode({ name: dragged.name, target: fitting(dragged.name, target) }));
          else add(dragged.type, target);
        },
      }),
    [design, add],
  );

  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside everything selects the form; Escape does the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same */}
      <div className="m-canvas" onClick={() => design.select(FORM)}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame */}
        <div
          ref={root}
          className="m-canvas-sheet"
          role="group"
          aria-label={t("canvas")}
          data-selected={selection.kind === "form"}
          data-over={over ?? undefined}
        >
          <Title document={document} />
          <Nodes nodes={nodes} />
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

function Nodes({ nodes }: { readonly nodes: readonly LayoutNode[] }) {
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
      <CanvasSection key={group.key} section={group} />
    ) : (
      <div key={group[0]?.field} className="m-canvas-grid">
        {group.map((node) => (
          <CanvasField key={node.field} node={node} />
        ))}
      </div>
    ),
  );
}

function CanvasSection({ section }: { readonly section: SectionNode }) {
  const { t } = useTranslation("designer");
  const text = useText();
  const design = useDesign();
  const selection = useSelection();
  const element = useRef<HTMLElement>(null);
  const handle = useRef<HTMLHeadingElement>(null);
  const name = `section:${section.key}`;
  const selected = selection.kind === "section" && selection.key === section.key;

  useEffect(() => {
    if (!element.current || !handle.current) return;
    return draggable({
      element: element.current,
      dragHandle: handle.current,
      getInitialData: () => dragData({ kind: "node", name }),
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
        <h3 ref={handle}>
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
          {selected && <NodeMenu name={name} />}
        </h3>
        <Nodes nodes={section.children} />
        {section.children.length === 0 && <p className="m-canvas-empty">{t("canvas.emptySection")}</p>}
      </section>
    </div>
  );
}
