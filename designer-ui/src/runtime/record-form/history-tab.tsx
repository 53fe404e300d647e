import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { records } from "../../api/records.ts";
import { ValueView } from "../../controls/value-view.tsx";
import { useEditorState } from "../../form-view/editor-context.tsx";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { fieldsByKey, isBlank } from "../../model/fields.ts";
import { kindOf } from "../../model/form/kinds.ts";
import type { FormShape } from "../../model/form-shape.ts";
import type { RowChanges } from "../../model/generated/rest.ts";
import type { Json } from "../../model/json.ts";
import type { Change, HistoryEntry } from "../../model/record.ts";
import { StageHistory } from "./stage-history.tsx";

interface HistoryTabProps {
  readonly form: string;
  readonly id: string;
  readonly shape: FormShape;
}

/** Who changed what, the newest first. */
export function HistoryTab({ form, id, shape }: HistoryTabProps) {
  const { t } = useTranslation("record");
  const { data, error, refetch } = useQuery(records.history(form, id));
  if (error) return <FailureState failure={error} onRetry={refetch} />;
  if (!data) return <DelayedSkeleton />;
  if (data.items.length === 0) return <EmptyState icon="book" title={t("history.none")} />;
  const stages = shape.model.fields.filter(({ type }) => kindOf(type).stages);
  return (
    <>
      {stages.map((field) => (
        <StageHistory key={field.key} field={field} entries={data.items} />
      ))}
      <ol className="m-history">
        {data.items.map((entry, index) => (
          <Entry
            key={`${entry.version} ${entry.at}`}
            entry={entry}
            shape={shape}
            before={data.items[index + 1]?.formVersion}
          />
        ))}
      </ol>
    </>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly shape: FormShape;
  /** Version of the form at the change before it. */
  readonly before: number | undefined;
}

function Entry({ entry, shape, before }: EntryProps) {
  const { t, i18n } = useTranslation("record");
  const language = useLanguage();
  const word = i18n.exists(`record:history.${entry.op}`) ? t(`history.${entry.op}`) : entry.op;
  return (
    <li>
      <b>{entry.actorName ?? entry.causeTitle ?? t("history.system")}</b> {word}
      <small className="m-muted">
        {" · "}
        {formatAgo(entry.at, language)}
        {entry.formVersion !== undefined &&
          entry.formVersion !== before &&
          ` · ${t("history.formVersion", { version: entry.formVersion })}`}
      </small>
      {entry.changes.length > 0 && (
        <dl>
          {entry.changes.map((change) => (
            <ChangeLine
              key={change.field}
              change={change}
              first={entry.op === "create"}
              shape={shape}
              labels={entry.labels ?? {}}
            />
          ))}
        </dl>
      )}
    </li>
  );
}

const rowCounts = ({ added, changed, removed }: RowChanges) => ({
  added: added?.length ?? 0,
  changed: Object.keys(changed ?? {}).length,
  removed: removed?.length ?? 0,
});

interface ChangeLineProps {
  readonly change: Change;
  /** Whether the record began with it: nothing stood there before. */
  readonly first: boolean;
  readonly shape: FormShape;
  readonly labels: Readonly<Record<string, string>>;
}

function ChangeLine({ change, first, shape, labels }: ChangeLineProps) {
  const { t } = useTranslation("record");
  const known = useEditorState((state) => state.labels);
  const field = fieldsByKey(shape).get(change.field);
  const show = (value: Json) => {
    if (isBlank(value) || !field) return <span className="m-muted">{t("conflict.blank")}</span>;
    return <ValueView field={field} value={value} labels={{ ...known, ...labels }} />;
  };
  return (
    <>
      <dt>{change.title ?? change.field}</dt>
      {change.rows ? (
        <dd>{t("history.rows", rowCounts(change.rows))}</dd>
      ) : (
        <dd>
          {!first && (
            <>
              <del>{show(change.from ?? null)}</del>
              {" → "}
            </>
          )}
          <ins>{show(change.to ?? null)}</ins>
        </dd>
      )}
    </>
  );
}
