import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { ApiProblem } from "../../api/http.ts";
import { records } from "../../api/records.ts";
import type { Conflict } from "../../form-view/conflict-dialog.tsx";
import { keepDraft } from "../../form-view/drafts.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import type { FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord, RecordPage } from "../../model/record.ts";

interface CellChange {
  readonly record: BusinessRecord;
  readonly key: string;
  readonly value: Json;
  /** Called instead of a message when other fields of the record stand in the way. */
  readonly onMissing?: (change: CellChange) => void;
}

type Pages = InfiniteData<RecordPage>;

const asksElsewhere = (failure: ApiProblem, key: string): boolean =>
  failure.problems.some(({ path }) => path.startsWith("/data/") && path !== `/data/${key}`);

/** Changes one cell at once on the screen, then on the server; goes back when the server says no. */
export function useInlineEdit(shape: FormShape, onOpen: (record: string) => void) {
  const form = shape.key;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const textOf = useFailureText();
  const [conflict, setConflict] = useState<(Conflict & { readonly change: CellChange }) | null>(null);
  const queryKey = [...records.all(form), "pages"];

  const put = (id: string, next: (record: BusinessRecord) => BusinessRecord) =>
    queries.setQueriesData<Pages>(
      { queryKey },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === id ? next(one) : one)),
          })),
        },
    );
  const mutation = useMutation({
    mutationFn: ({ record, key, value }: CellChange) =>
      records.update(form, record.id, record.version, { [key]: value }),
    onMutate: ({ record, key, value }) => put(record.id, (one) => ({ ...one, data: { ...one.data, [key]: value } })),
    onSuccess: (saved) => {
      setConflict(null);
      put(saved.id, () => saved);
      void queries.invalidateQueries({ queryKey: records.all(form), refetchType: "none" });
      void queries.invalidateQueries({ queryKey });
    },
    onError: (failure, change) => {
      put(change.record.id, () => change.record);
      if (failure instanceof ApiProblem && failure.status === 409 && failure.current !== null) {
        const current = failure.current as BusinessRecord;
        setConflict({ mine: { [change.key]: change.value }, current, change });
        return;
      }
      if (failure instanceof ApiProblem && change.onMissing && asksElsewhere(failure, change.key)) {
        change.onMissing(change);
        return;
      }
      const first = failure instanceof ApiProblem ? failure.problems[0]?.message : undefined;
      void message.error(first ?? textOf(failure));
    },
  });
  return {
    change: (record: BusinessRecord, key: string, value: Json) => mutation.mutate({ record, key, value }),
    /** The same from where there is no room to fill in what is missing: the record opens with it. */
    changeOrOpen: (record: BusinessRecord, key: string, value: Json) => {
      const onMissing = () => {
        const { labels = {}, version } = record;
        keepDraft(shape, record.id, { input: { [key]: value }, labels, version, asked: true });
        onOpen(record.id);
      };
      mutation.mutate({ record, key, value, onMissing });
    },
    conflict,
    insist: () => conflict && mutation.mutate({ ...conflict.change, record: conflict.current }),
    takeTheirs: () => {
      if (conflict) put(conflict.current.id, () => conflict.current);
      setConflict(null);
    },
    forget: () => setConflict(null),
  };
}
