import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { forms } from "../../api/forms.ts";
import { MOST_AT_ONCE, records } from "../../api/records.ts";
import { formatAgo, formatInstant } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { useFailureText } from "../../kit/problem-view.tsx";
import type { TrashItem } from "../../model/generated/rest.ts";
import { paths } from "../../model/paths.ts";
import "./trash.css";

const DAY_MS = 86_400_000;

/** What was deleted from a form, the last first, and the way back. */
export function TrashPage() {
  const { t } = useTranslation("trash");
  const { form = "" } = useParams();
  const text = useText();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get("search") ?? "";
  const shape = useQuery(forms.shape(form));
  const trash = useQuery({ ...records.trash(form, search), placeholderData: (before) => before });

  const failure = shape.error ?? trash.error;
  if (failure) return <FailureState failure={failure} onRetry={() => void trash.refetch()} />;
  if (!shape.data || !trash.data) return <DelayedSkeleton />;
  const { items, labels } = trash.data;
  return (
    <div className="m-trash">
      <PageHeader
        title={t("title", { form: text(shape.data.title) })}
        actions={<Button onClick={() => navigate(paths.form(form))}>{t("back")}</Button>}
      />
      {(items.length > 0 || search !== "") && (
        <Input.Search
          allowClear
          defaultValue={search}
          placeholder={t("search")}
          aria-label={t("search")}
          onSearch={(wanted) => setParameters(wanted === "" ? {} : { search: wanted }, { replace: true })}
        />
      )}
      {items.length === 0 ? (
        <EmptyState icon="trash" title={search === "" ? t("empty") : t("noMatch")}>
          {search === "" && t("emptyHint")}
        </EmptyState>
      ) : (
        <ul className="m-trash-lines">
          {items.map((item) => (
            <Line key={item.id} form={form} item={item} by={item.deletedBy && labels[item.deletedBy]} />
          ))}
        </ul>
      )}
      {items.length === MOST_AT_ONCE && <p className="m-muted">{t("capped", { count: MOST_AT_ONCE })}</p>}
    </div>
  );
}

interface LineProps {
  readonly form: string;
  readonly item: TrashItem;
  readonly by: string | undefined;
}

function Line({ form, item, by }: LineProps) {
  const { t } = useTranslation("trash");
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const textOf = useFailureText();
  const title = item.title || t("untitled");
  const days = Math.floor((Date.parse(item.purgeAt) - Date.now()) / DAY_MS);
  const restoring = useMutation({
    mutationFn: () => records.restore(form, item.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: records.all(form) });
      void message.success({
        content: (
          <>
            {t("restored", { title })}{" "}
            <Button type="link" size="small" onClick={() => navigate(paths.record(form, item.id))}>
              {t("open")}
            </Button>
          </>
        ),
        duration: 5,
      });
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  return (
    <li>
      <span className="m-trash-what">
        <strong className="m-ellipsis">{title}</strong>
        <small className="m-muted" title={formatInstant(item.deletedAt)}>
          {t("deleted", { who: by ?? t("system"), when: formatAgo(item.deletedAt, language) })}
        </small>
      </span>
      <small className="m-muted m-numbers" title={formatInstant(item.purgeAt)}>
        {days < 1 ? t("lastDay") : t("daysLeft", { count: days })}
      </small>
      <Button loading={restoring.isPending} onClick={() => restoring.mutate()} aria-label={`${t("restore")} ${title}`}>
        {t("restore")}
      </Button>
    </li>
  );
}
