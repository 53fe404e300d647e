import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { forms, views as savedViews } from "../../api/forms.ts";
import { useNames } from "../../controls/names.tsx";
import { FieldScopeProvider } from "../../controls/scope.tsx";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { lazily } from "../../kit/lazily.ts";
import { usePhone } from "../../kit/screen.ts";
import type { FormShape, View } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { useColumns } from "./columns.ts";
import { Grid } from "./grid.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { useListFields } from "./list-fields.ts";
import { useListState } from "./list-state.ts";
import { RecordCards } from "./record-cards.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useGroups } from "./use-groups.ts";
import { useInlineEdit } from "./use-inline-edit.ts";
import { useRecords } from "./use-records.ts";
import { useSelection } from "./use-selection.ts";
import "./record-list.css";

const BulkBar = lazily(() => import("./bulk-bar.tsx").then((file) => file.BulkBar));
const ConflictDialog = lazily(() => import("../../form-view/conflict-dialog.tsx").then((file) => file.ConflictDialog));
const Board = lazily(() => import("./board.tsx").then((file) => file.Board));

interface RecordListPageProps {
  /** Told which records stand in the list, in their order. */
  readonly onListed?: (ids: readonly string[]) => void;
}

/** The records of a form. */
export function RecordListPage({ onListed }: RecordListPageProps) {
  useTranslation(["list", "flow", "record"]);
  const { form = "" } = useParams();
  const shape = useQuery(forms.shape(form));
  const views = useQuery(savedViews.all(form));
  if (shape.error) return <FailureState failure={shape.error} onRetry={shape.refetch} />;
  if (!shape.data || views.isPending) return <DelayedSkeleton />;
  return (
    <RecordList
      key={form}
      shape={shape.data}
      views={merged(shape.data.views, views.data?.items)}
      {...(onListed ? { onListed } : {})}
    />
  );
}

/** Views of the form first, then those that people have saved, which change more often than the form is read. */
function merged(known: readonly View[], listed: readonly View[] | undefined): readonly View[] {
  if (!listed) return known;
  const published = known.filter(({ id }) => id === undefined);
  const keys = new Set(published.map(({ key }) => key));
  return [...published, ...listed.filter((view) => view.id !== undefined || !keys.has(view.key))];
}

interface RecordListProps extends RecordListPageProps {
  readonly shape: FormShape;
  readonly views: readonly View[];
}

function RecordList({ shape, views, onListed }: RecordListProps) {
  const phone = usePhone();
  const fields = useListFields(shape);
  const [state, controls] = useListState(shape, views);
  const columns = useColumns(shape, state.view, fields);
  const [groups, query] = useGroups(shape, state);
  const loaded = useRecords(shape.key, state.query, query);
  const editing = useInlineEdit(shape, controls.open);
  const { items } = loaded;
  const names = useNames({
    json: state.filter as Json,
    fieldAt: (path) => fields.find(({ key }) => key === path),
    form: shape.key,
  });
  const labels = useMemo(() => ({ ...names, ...loaded.labels }), [names, loaded.labels]);
  const selection = useSelection(items, JSON.stringify(query));
  useEffect(() => onListed?.(items.map(({ id }) => id)), [items, onListed]);
  const scope = useMemo(
    () => ({ form: shape.key, labels, learn: () => undefined, problemAt: () => undefined }),
    [shape.key, labels],
  );
  const isBoard = state.view.type === "kanban" && state.view.kanban !== undefined;
  const { update, delete: remove, export: take } = shape.rights;
  const picking = update || remove || take;
  const nothing = items.length === 0 && (groups?.list.length ?? 0) === 0;
  const parts = { shape, fields, columns, loaded, state, controls };

  return (
    <FieldScopeProvider value={scope}>
      <div className="m-page">
        <Toolbar {...parts} views={views} />
        {loaded.failure && <FailureState failure={loaded.failure} onRetry={loaded.retry} />}
        {!loaded.failure && loaded.loading && <DelayedSkeleton rows={8} />}
        {!loaded.failure && !loaded.loading && nothing && <ListEmpty {...parts} />}
        {items.length > 0 && isBoard && (
          <Suspense fallback={<DelayedSkeleton />}>
            <Board {...parts} onChange={editing.changeOrOpen} />
          </Suspense>
        )}
        {items.length > 0 && !isBoard && phone && <RecordCards {...parts} />}
        {!nothing && !loaded.loading && !isBoard && !phone && (
          <Grid {...parts} groups={groups} selection={picking ? selection : null} onChange={editing.change} />
        )}
        {selection.ids.size > 0 && !phone && (
          <Suspense fallback={null}>
            <BulkBar {...parts} selection={selection} />
          </Suspense>
        )}
      </div>
      {editing.conflict && (
        <Suspense fallback={null}>
          <ConflictDialog
            shape={shape}
            conflict={editing.conflict}
            labels={labels}
            onMine={editing.insist}
            onTheirs={editing.takeTheirs}
            onCancel={editing.forget}
          />
        </Suspense>
      )}
    </FieldScopeProvider>
  );
}
