import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Comments } from "../../form-view/comments/comments.tsx";
import { commentIn } from "../../model/paths.ts";

interface TaskCommentsProps {
  readonly form: string;
  readonly record: string;
}

/** What people say about the record that somebody was asked about. */
export function TaskComments({ form, record }: TaskCommentsProps) {
  const { t } = useTranslation("comments");
  const [search] = useSearchParams();
  return (
    <section className="m-task-comments" aria-label={t("comments")}>
      <h2>{t("comments")}</h2>
      <Comments form={form} record={record} at={commentIn(search)} />
    </section>
  );
}
