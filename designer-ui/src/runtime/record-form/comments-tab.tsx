import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { comments } from "../../api/comments.ts";
import { Comments } from "../../form-view/comments/comments.tsx";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";

interface CommentsTabProps {
  readonly form: string;
  readonly id: string;
}

/** The name of the tab, with how many comments there are. */
export function CommentsLabel({ form, id }: CommentsTabProps) {
  const { t } = useTranslation("record");
  const language = useLanguage();
  const { data } = useInfiniteQuery(comments.pages(form, id));
  const count = data?.pages[0]?.count ?? 0;
  return (
    <>
      {t("tab.comments")} {count > 0 && <span className="m-tab-count">{formatCount(count, language)}</span>}
    </>
  );
}

/** What people say about the record. */
export function CommentsTab({ form, id, at }: CommentsTabProps & { readonly at: string | null }) {
  return <Comments key={`${form} ${id}`} form={form} record={id} at={at} fromEnd />;
}
