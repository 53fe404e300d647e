import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useText } from "../../../i18n/texts.ts";
import { commentIn } from "../../../model/paths.ts";
import { Comments } from "../../comments/comments.tsx";
import { useEditor } from "../../editor-context.tsx";
import type { NodeViewProps } from "../catalog.ts";
import "../nodes.css";

/** What people say about the record. */
export function View({ node }: NodeViewProps) {
  const { t } = useTranslation("comments");
  const text = useText();
  const { form, record } = useEditor();
  const [search] = useSearchParams();
  const title = text(node.title) || t("comments");
  return (
    <section className="m-node-block" aria-label={title}>
      <h2>{title}</h2>
      {record === null ? (
        <p className="m-muted">{t("later")}</p>
      ) : (
        <Comments key={record} form={form.shape.key} record={record} at={commentIn(search)} />
      )}
    </section>
  );
}
