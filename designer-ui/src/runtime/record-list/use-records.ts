import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type RecordQuery, records } from "../../api/records.ts";
import type { BusinessRecord, Labels } from "../../model/record.ts";

export interface LoadedRecords {
  readonly items: readonly BusinessRecord[];
  readonly labels: Labels;
  readonly count: { readonly count: number; readonly capped: boolean } | undefined;
  readonly failure: Error | null;
  readonly loading: boolean;
  readonly more: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** Pages of records, one after the other, with the names that they mention; `shown` leaves out closed groups, which still count. */
export function useRecords(form: string, query: RecordQuery, shown: RecordQuery): LoadedRecords {
  const pages = useInfiniteQuery({ ...records.pages(form, shown), placeholderData: keepPreviousData });
  const count = useQuery({ ...records.count(form, query), placeholderData: keepPreviousData });
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const labels = useMemo(
    () => Object.assign({}, ...(pages.data?.pages.map((page) => page.labels) ?? [])) as Labels,
    [pages.data],
  );
  return {
    items,
    labels,
    count: count.data,
    failure: pages.error,
    loading: pages.isPending,
    more: pages.hasNextPage,
    loadMore: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
    retry: () => void pages.refetch(),
  };
}
