import { Suspense } from "react";
import { controlOf } from "../controls/registry.ts";
import { useText } from "../i18n/texts.ts";
import { DelayedSkeleton } from "../kit/delayed-skeleton.tsx";
import { lazily } from "../kit/lazily.ts";
import { usePhone } from "../kit/screen.ts";
import type { FieldStates } from "../model/form/states.ts";
import type { FormShape, Layout, LayoutNode, SectionNode } from "../model/form-shape.ts";
import { translatedIn } from "../model/translations.ts";
import { useEditorState } from "./editor-context.tsx";
import { FieldView } from "./field-view.tsx";
import { FormNote } from "./form-note.tsx";
import { viewOf } from "./nodes/catalog.ts";
import "./form-view.css";

const QuickEntry = lazily(() => import("./quick-entry.tsx").then((file) => file.QuickEntry));

const EmptyLayout = lazily(() => import("./empty-layout.tsx").then((file) => file.EmptyLayout));

const FormTabs = lazily(() => import("./form-tabs.tsx").then((file) => file.FormTabs));

interface FormViewProps {
  readonly shape: FormShape;
  readonly reading: boolean;
  /** Whether the layout for phones is drawn; what the screen is decides where it is not said. */
  readonly phone?: boolean;
  /** Only the fields that a quick entry asks for, where the form says which these are. */
  readonly quick?: boolean;
}

/** The form itself: sections on a grid of twelve columns, one column where there is no room. */
export function FormView({ shape, reading, phone, quick = false }: FormViewProps) {
  const onPhone = usePhone();
  const layout = layoutOf(shape, phone ?? onPhone);
  if (quick && isQuick(shape)) {
    return (
      <Suspense fallback={<DelayedSkeleton rows={3} />}>
        <QuickEntry shape={shape}>
          {(nodes) => <Nodes nodes={nodes ?? layout?.nodes ?? plainNodes(shape)} shape={shape} reading={reading} />}
        </QuickEntry>
      </Suspense>
    );
  }
  return (
    <div className="m-form" data-layout={layout?.key}>
      <Nodes nodes={layout?.nodes ?? plainNodes(shape)} shape={shape} reading={reading} />
      {layout?.nodes.length === 0 && (
        <Suspense fallback={null}>
          <EmptyLayout shape={shape} />
        </Suspense>
      )}
    </div>
  );
}

const layoutOf = (shape: FormShape, phone: boolean): Layout | undefined =>
  (phone && shape.layouts.find(({ key }) => key === "phone")) || shape.layouts[0];

const isShown = (states: FieldStates, { key }: SectionNode): boolean => states[key]?.visible ?? true;

const holds = (nodes: readonly LayoutNode[], kind: string, states: FieldStates): boolean =>
  nodes.some(
    (node) =>
      node.kind !== "field" &&
      isShown(states, node) &&
      (node.kind === kind || holds(node.children ?? [], kind, states)),
  );

/** Whether the form that is drawn has a node of a kind somewhere that rules do not hide. */
export const showsNode = (shape: FormShape, phone: boolean, kind: string, states: FieldStates): boolean =>
  holds(layoutOf(shape, phone)?.nodes ?? [], kind, states);

/** Whether a form says what a quick entry asks for. */
const isQuick = ({ model }: FormShape): boolean => model.fields.some(({ quick }) => quick === true);

/** A form without a layout shows its fields in their order, translations with what they translate. */
function plainNodes({ model }: FormShape): readonly LayoutNode[] {
  const translated = translatedIn(model.fields);
  return model.fields
    .filter(({ key }) => !translated.has(key))
    .map(({ key, type }) => ({ kind: "field", field: key, span: controlOf(type).wide ? 12 : 6 }));
}

interface NodesProps extends FormViewProps {
  readonly nodes: readonly LayoutNode[];
}

type Kind = "field" | "button" | "block";

const kindOf = ({ kind }: LayoutNode): Kind => (kind === "field" || kind === "button" ? kind : "block");

/** Fields that stand together share a grid, and buttons a line; a section starts a new one. */
function Nodes({ nodes, ...rest }: NodesProps) {
  const groups: { readonly kind: Kind; readonly nodes: LayoutNode[] }[] = [];
  for (const node of nodes) {
    const [kind, last] = [kindOf(node), groups.at(-1)];
    if (last && last.kind === kind && kind !== "block") last.nodes.push(node);
    else groups.push({ kind, nodes: [node] });
  }
  return groups.map(({ kind, nodes: some }) => {
    const drawn = some.map((node) =>
      node.kind === "field" ? (
        <FieldView key={node.field} node={node} reading={rest.reading} />
      ) : (
        <Block key={node.key} section={node} {...rest} />
      ),
    );
    if (kind === "block") return drawn;
    return (
      <div key={nameOf(some[0])} className={kind === "field" ? "m-form-grid" : "m-form-buttons"}>
        {drawn}
      </div>
    );
  });
}

const nameOf = (node: LayoutNode | undefined): string | undefined => (node?.kind === "field" ? node.field : node?.key);

function Block({ section, ...rest }: FormViewProps & { readonly section: SectionNode }) {
  const visible = useEditorState(({ result }) => isShown(result.states, section));
  if (!visible) return null;
  switch (section.kind) {
    case "tabs":
    case "steps":
      return (
        <Suspense fallback={<DelayedSkeleton rows={2} />}>
          <FormTabs section={section} reading={rest.reading} render={(nodes) => <Nodes nodes={nodes} {...rest} />} />
        </Suspense>
      );
    case "text":
    case "divider":
      return <FormNote node={section} />;
    default:
      return <Other section={section} {...rest} />;
  }
}

/** What stands between fields and is more than words; anything else is a section. */
function Other({ section, ...rest }: FormViewProps & { readonly section: SectionNode }) {
  const View = viewOf(section.kind);
  if (!View) return <Section section={section} {...rest} />;
  return (
    <Suspense fallback={section.kind === "button" ? null : <DelayedSkeleton rows={2} />}>
      <View node={section} />
    </Suspense>
  );
}

function Section({ section, ...rest }: FormViewProps & { readonly section: SectionNode }) {
  const text = useText();
  const title = text(section.title);
  const [only, ...others] = section.children ?? [];
  const sole =
    others.length === 0 && only?.kind === "field"
      ? rest.shape.model.fields.find(({ key }) => key === only.field)
      : undefined;
  // The label of the field says it already.
  const repeated = sole !== undefined && text(sole.title) === title;
  return (
    <section className="m-form-section" aria-label={title || undefined}>
      {title && !repeated && <h2>{title}</h2>}
      <Nodes nodes={section.children ?? []} {...rest} />
    </section>
  );
}
