import { useText } from "../i18n/texts.ts";
import type { SectionNode } from "../model/form-shape.ts";

/** A text or a line between fields. */
export function FormNote({ node }: { readonly node: SectionNode }) {
  const text = useText();
  if (node.kind === "divider") {
    return text(node.title) ? <div className="m-form-divider">{text(node.title)}</div> : <hr className="m-form-line" />;
  }
  return <p className="m-form-note">{text(node.text)}</p>;
}
