import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { forms, views as savedViews } from "../../api/forms.ts";
import { FieldScopeProvider } from "../../controls/scope.tsx";
import { ConflictDialog } from "../../form-view/conflict-dialog.tsx";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { usePhone } from "../../kit/screen.ts";
import type { FormShape, View } from "../../model/form-shape.ts";
import { useColumns } from "./columns.ts";
import { Grid } from "./grid.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { useListFields } from "./list-fields.ts";
import { useListState } from "./list-state.ts";
import { RecordCards } from "./record-cards.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useInlineEdit } from "./use-inline-edit.ts";
import { useRecords } from "./use-records.ts";
import "./record-list.css";

const Board = lazy(() => import("./board.tsx").then((file) => ({ default: file.Board })));

/** The records of a form. */
export function RecordListPage() {
  useTranslation(["list", "flow", "record"]);
  const { form = "" } = useParams();
  const shape = useQuery(forms.shape(form));
  const views = useQuery(savedViews.all(form));
  if (shape.error) return <FailureState failure={shape.error} onRetry={shape.refetch} />;
  if (!shape.data || views.isPending) return <DelayedSkeleton />;
  return <RecordList key={form} shape={shape.data} views={merged(shape.data.views, views.data?.items ?? [])} />;
}

/** Views of the form first, then those that people have saved. */
function merged(published: readonly View[], saved: readonly View[]): readonly View[] {
  const known = new Set(published.map(({ key }) => key));
  return [...published, ...saved.filter((view) => view.id !== undefined || !known.has(view.key))];
}

interface RecordListProps {
  readonly shape: FormShape;
  readonly views: readonly View[];
}

function RecordList({ shape, views }: RecordListProps) {
  const phone = usePhone();
  const fields = useListFields(shape);
  const [state, controls] = useListState(shape, views);
  const columns = useColumns(shape, state.view, fields);
  const loaded = useRecords(shape.key, state.query);
  const editing = useInlineEdit(shape.key);
  const { labels } = loaded;
  const scope = useMemo(
    () => ({ form: shape.key, labels, learn: () => undefined, problemAt: () => undefined }),
    [shape.key, labels],
  );
  const isBoard = state.view.type === "kanban" && state.view.kanban !== undefined;
  const parts = { shape, fields, columns, loaded, state, controls };

  return (
    <FieldScopeProvider value={scope}>
      <div className="m-page">
        <Toolbar {...parts} views={views} />
        {loaded.failure && <FailureState failure={loaded.failure} onRetry={loaded.retry} />}
        {!loaded.failure && loaded.loading && <DelayedSkeleton rows={8} />}
        {!loaded.failure && !loaded.loading && loaded.items.length === 0 && <ListEmpty {...parts} />}
        {loaded.items.length > 0 && isBoard && (
          <Suspense fallback={<DelayedSkeleton />}>
            <Board {...parts} onChange={editing.change} />
          </Suspense>
        )}
        {loaded.items.length > 0 && !isBoard && phone && <RecordCards {...parts} />}
        {loaded.items.length > 0 && !isBoard && !phone && <Grid {...parts} onChange={editing.change} />}
      </div>
      {editing.conflict && (
        <ConflictDialog
          shape={shape}
          conflict={editing.conflict}
          labels={labels}
          onMine={editing.insist}
          onTheirs={editing.takeTheirs}
          onCancel={editing.forget}
        />
      )}
    </FieldScopeProvider>
  );
}
