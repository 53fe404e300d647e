import { type CSSProperties, useEffect, useState } from "react";
import { useStore } from "zustand";
import { addressIn } from "../model/form/address.ts";
import { kindOf } from "../model/form/kinds.ts";
import type { Field, Layout, LayoutNode, SectionNode } from "../model/form-shape.ts";
import { FieldRow } from "./field-row.tsx";
import { inputOf } from "./inputs.tsx";
import { Parts } from "./parts.tsx";
import { useScope } from "./scope.ts";
import { useWords } from "./words.ts";

const PHONE = "(max-width: 640px)";

interface Drawing {
  readonly fields: ReadonlyMap<string, Field>;
}

/** The fields as the form arranges them, on a phone by its own layout; one below the other where nothing is said. */
export function Arranged({
  fields,
  layouts,
}: {
  readonly fields: readonly Field[];
  readonly layouts: readonly Layout[];
}) {
  const known = new Map(fields.map((field) => [field.key, field]));
  const onPhone = window.matchMedia?.(PHONE).matches ?? false;
  const layout = (onPhone && layouts.find(({ key }) => key === "phone")) || layouts[0];
  if (!layout) return fields.map((field) => <FieldRow key={field.key} field={field} />);
  return <Nodes nodes={layout.nodes} fields={known} />;
}

/** Fields that stand together share a grid. */
function Nodes({ nodes, fields }: Drawing & { readonly nodes: readonly LayoutNode[] }) {
  const groups: LayoutNode[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (node.kind === "field" && last?.[0]?.kind === "field") last.push(node);
    else groups.push([node]);
  }
  return groups.map((some) => {
    const [first] = some;
    if (!first) return null;
    if (first.kind !== "field") return <Block key={first.key} node={first} fields={fields} />;
    return (
      <div key={first.field} className="p-grid">
        {some.map((node) => {
          const field = node.kind === "field" ? fields.get(node.field) : undefined;
          return field && node.kind === "field" ? <Placed key={field.key} field={field} span={node.span} /> : null;
        })}
      </div>
    );
  });
}

/** Rows, long texts and whatever says so of itself. */
const isWide = (field: Field): boolean => kindOf(field.type).wide === true || inputOf(field)?.wide === true;

function Placed({ field, span }: { readonly field: Field; readonly span: number | undefined }) {
  const { editor } = useScope();
  const hidden = useStore(editor, ({ result }) => result.states[field.key]?.visible === false);
  if (hidden) return null;
  const columns = isWide(field) ? 12 : Math.max(4, span ?? 12);
  return (
    <div className="p-placed" style={{ "--p-span": columns } as CSSProperties}>
      <FieldRow field={field} />
    </div>
  );
}

function Block({ node, ...drawing }: Drawing & { readonly node: SectionNode }) {
  const { text } = useWords();
  const { editor } = useScope();
  const hidden = useStore(editor, ({ result }) => result.states[node.key]?.visible === false);
  if (hidden) return null;
  const title = text(node.title);
  switch (node.kind) {
    case "tabs":
    case "steps":
      return <Parts node={node} render={(nodes) => <Nodes nodes={nodes} {...drawing} />} />;
    case "text":
      return <p className="p-note">{text(node.text)}</p>;
    case "divider":
      return title ? <div className="p-divider">{title}</div> : <hr className="p-rule" />;
    case "image":
      return <Picture node={node} />;
    case "button":
      return <Way node={node} />;
    default:
      return (
        <section className="p-section" aria-label={title || undefined}>
          {title ? <h2>{title}</h2> : null}
          <Nodes nodes={node.children ?? []} {...drawing} />
        </section>
      );
  }
}

function Picture({ node }: { readonly node: SectionNode }) {
  const { text } = useWords();
  const { pictureOf } = useScope();
  const [found, setFound] = useState<string | null | undefined>();
  useEffect(() => {
    const asked = pictureOf(node.key);
    void asked.then(setFound);
    return () => void asked.then((made) => made?.startsWith("blob:") && URL.revokeObjectURL(made));
  }, [pictureOf, node.key]);
  const words = text(node.alt);
  if (found === undefined) return null;
  if (found === null) return <p className="p-help">{words}</p>;
  return (
    <figure className="p-figure">
      <img
        src={found}
        alt={words}
        style={node.height === undefined ? undefined : { maxBlockSize: node.height }}
        onError={() => setFound(null)}
      />
      {text(node.title) ? <figcaption className="p-help">{text(node.title)}</figcaption> : null}
    </figure>
  );
}

/** A way out of the page. */
function Way({ node }: { readonly node: SectionNode }) {
  const { text } = useWords();
  const { editor } = useScope();
  const data = useStore(editor, ({ result }) => result.data);
  const address = addressIn(node.action?.url ?? "", data);
  if (address === null) return null;
  const apart = address.startsWith("http") ? { target: "_blank", rel: "noreferrer noopener" } : {};
  return (
    <a className="p-second p-way" href={address} {...apart}>
      {text(node.title) || address}
    </a>
  );
}
