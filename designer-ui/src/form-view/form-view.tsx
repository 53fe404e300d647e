import { lazy, Suspense } from "react";
import { controlOf } from "../controls/registry.ts";
import { useText } from "../i18n/texts.ts";
import { DelayedSkeleton } from "../kit/delayed-skeleton.tsx";
import { usePhone } from "../kit/screen.ts";
import type { FieldNode, FormShape, Layout, LayoutNode, SectionNode } from "../model/form-shape.ts";
import { useEditorState } from "./editor-context.tsx";
import { FieldView } from "./field-view.tsx";
import { FormNote } from "./form-note.tsx";
import "./form-view.css";

const FormTabs = lazy(() => import("./form-tabs.tsx").then((file) => ({ default: file.FormTabs })));
const FormButton = lazy(() => import("./form-button.tsx").then((file) => ({ default: file.FormButton })));

const RelatedList = lazy(() => import("./related-list.tsx").then((file) => ({ default: file.RelatedList })));

interface FormViewProps {
  readonly shape: FormShape;
  readonly reading: boolean;
  /** Whether the layout for phones is drawn; what the screen is decides where it is not said. */
  readonly phone?: boolean;
}

/** The form itself: sections on a grid of twelve columns, one column where there is no room. */
export function FormView({ shape, reading, phone }: FormViewProps) {
  const onPhone = usePhone();
  const layout = layoutOf(shape, phone ?? onPhone);
  return (
    <div className="m-form" data-layout={layout?.key}>
      <Nodes nodes={layout?.nodes ?? plainNodes(shape)} shape={shape} reading={reading} />
    </div>
  );
}

const layoutOf = (shape: FormShape, phone: boolean): Layout | undefined =>
  (phone && shape.layouts.find(({ key }) => key === "phone")) || shape.layouts[0];

/** A form without a layout shows its fields in their order. */
function plainNodes(shape: FormShape): readonly LayoutNode[] {
  return shape.model.fields.map(({ key, type }) => ({
    kind: "field",
    field: key,
    span: controlOf(type).wide ? 12 : 6,
  }));
}

interface NodesProps extends FormViewProps {
  readonly nodes: readonly LayoutNode[];
}

/** Fields that stand together share a grid; a section starts a new one. */
function Nodes({ nodes, ...rest }: NodesProps) {
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
      <Block key={group.key} section={group} {...rest} />
    ) : (
      <div key={group[0]?.field} className="m-form-grid">
        {group.map((node) => (
          <FieldView key={node.field} node={node} reading={rest.reading} />
        ))}
      </div>
    ),
  );
}

function Block({ section, ...rest }: FormViewProps & { readonly section: SectionNode }) {
  const visible = useEditorState(({ result }) => result.states[section.key]?.visible ?? true);
  if (!visible) return null;
  switch (section.kind) {
    case "tabs":
    case "steps":
      return (
        <Suspense fallback={<DelayedSkeleton rows={2} />}>
          <FormTabs section={section} reading={rest.reading} render={(nodes) => <Nodes nodes={nodes} {...rest} />} />
        </Suspense>
      );
    case "button":
      return (
        <Suspense fallback={null}>
          <FormButton node={section} />
        </Suspense>
      );
    case "related":
      return (
        <Suspense fallback={<DelayedSkeleton rows={2} />}>
          <RelatedList node={section} />
        </Suspense>
      );
    case "text":
    case "divider":
      return <FormNote node={section} />;
    default:
      return <Section section={section} {...rest} />;
  }
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
