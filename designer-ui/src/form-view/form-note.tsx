import { Button } from "antd";
import { useText } from "../i18n/texts.ts";
import type { SectionNode } from "../model/form-shape.ts";

/** A text, a line or a button between fields, as it looks. */
export function FormNote({ node }: { readonly node: SectionNode }) {
  const text = useText();
  if (node.kind === "divider") {
    return text(node.title) ? <div className="m-form-divider">{text(node.title)}</div> : <hr className="m-form-line" />;
  }
  if (node.kind === "button") return <Button tabIndex={-1}>{text(node.title) || node.key}</Button>;
  return <p className="m-form-note">{text(node.text)}</p>;
}
