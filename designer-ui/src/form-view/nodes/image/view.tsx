import { useState } from "react";
import { pictures } from "../../../api/pictures.ts";
import { useText } from "../../../i18n/texts.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useEditor } from "../../editor-context.tsx";
import type { NodeViewProps } from "../catalog.ts";
import "../nodes.css";

/** A picture; where it does not come, its words stand in its place. */
export function View({ node }: NodeViewProps) {
  const text = useText();
  const { form, record } = useEditor();
  const [failed, setFailed] = useState(false);
  const { key } = form.shape;
  const words = text(node.alt);
  if (!node.picture) return null;
  return (
    <figure className="m-node-image">
      {failed ? (
        <p className="m-muted">{words}</p>
      ) : (
        <img
          src={pictures.address(key, qualified(packageOf(key), node.picture), record)}
          alt={words}
          loading="lazy"
          style={node.height === undefined ? undefined : { maxBlockSize: node.height }}
          onError={() => setFailed(true)}
        />
      )}
      {text(node.title) && <figcaption>{text(node.title)}</figcaption>}
    </figure>
  );
}
