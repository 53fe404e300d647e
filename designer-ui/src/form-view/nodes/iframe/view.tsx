import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { frameIn } from "../../../model/form/frame.ts";
import { useEditorState } from "../../editor-context.tsx";
import type { NodeViewProps } from "../catalog.ts";
import "../nodes.css";

/** Typing does not load the page at each key. */
const REST = 600;
const HEIGHT = 320;

/** Its own scripts and forms, and windows of its own; never the window around it, downloads, or anything of ours. */
const MAY = "allow-scripts allow-same-origin allow-forms allow-popups";

/** A page of somebody else, shut in. */
export function View({ node }: NodeViewProps) {
  const { t } = useTranslation("nodes");
  const text = useText();
  const wanted = useEditorState(({ result }) => frameIn(node.url ?? "", result.data, window.location.origin));
  const address = useRested(wanted);
  const title = text(node.title);
  return (
    <section className="m-node-block" aria-label={title || undefined}>
      {title && <h2>{title}</h2>}
      {address === null ? (
        <p className="m-muted">{t("frame.none")}</p>
      ) : (
        <iframe
          className="m-node-frame"
          title={title || new URL(address).host}
          src={address}
          height={node.height ?? HEIGHT}
          sandbox={MAY}
          referrerPolicy="no-referrer"
          loading="lazy"
        />
      )}
    </section>
  );
}

function useRested(wanted: string | null): string | null {
  const [rested, setRested] = useState(wanted);
  useEffect(() => {
    const waiting = setTimeout(() => setRested(wanted), REST);
    return () => clearTimeout(waiting);
  }, [wanted]);
  return rested;
}
