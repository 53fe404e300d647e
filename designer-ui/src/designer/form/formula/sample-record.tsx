import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { records } from "../../../api/records.ts";
import { RecordView } from "../../../model/form/view.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import type { FxValue } from "../../../model/formula/types.ts";
import type { BusinessRecord, RecordValues } from "../../../model/record.ts";

interface SampleRecordProps {
  readonly shape: FormShape;
  /** The sub-table whose first row is meant, for a column. */
  readonly inRow: string | undefined;
  readonly zone: string;
  /** Gets what a path means in the chosen record. */
  readonly onChosen: (valueAt: (path: string) => FxValue) => void;
}

const OFFERED = 20;

/** A record of the form as it is published, to try a formula with its values. */
export function SampleRecord({ shape, inRow, zone, onChosen }: SampleRecordProps) {
  const { t } = useTranslation("formula");
  const [open, setOpen] = useState(false);
  const pages = useInfiniteQuery({ ...records.pages(shape.key, {}, OFFERED), enabled: open, retry: false });
  const found = pages.data?.pages[0]?.items ?? [];
  const client = useQueryClient();
  // Only a single record comes with the rows of its sub-tables.
  const choosing = useMutation({
    mutationFn: (id: string) => client.fetchQuery(records.one(shape.key, id)),
    onSuccess: (record) => onChosen((path) => viewOf(shape, record, inRow, zone).value(path)),
  });
  return (
    <Select
      size="small"
      aria-label={t("trial.record")}
      placeholder={t("trial.record")}
      loading={(open && pages.isPending) || choosing.isPending}
      notFoundContent={pages.isPending ? null : t("trial.none")}
      onOpenChange={(opened) => opened && setOpen(true)}
      options={found.map((record) => ({ value: record.id, label: titleOf(shape, record) }))}
      onChange={(id: string) => choosing.mutate(id)}
    />
  );
}

function titleOf(shape: FormShape, { id, data }: BusinessRecord): string {
  const title = data[shape.model.titleField ?? shape.model.fields[0]?.key ?? ""];
  return typeof title === "string" || typeof title === "number" ? String(title) : id.slice(-6);
}

function viewOf(shape: FormShape, record: BusinessRecord, inRow: string | undefined, zone: string): RecordView {
  const { data } = record;
  const view = new RecordView(shape, new Map(), () => data, {
    now: new Date().toISOString(),
    zone,
    variables: {},
    right: () => "write",
    linked: () => null,
    departmentTree: (department) => [department],
    system: {
      id: record.id,
      version: record.version,
      created_at: record.createdAt,
      updated_at: record.updatedAt,
      owner_id: record.owner ?? null,
      dept_id: record.department ?? null,
    },
  });
  const table = shape.model.fields.find(({ key }) => key === inRow);
  const rows = table && data[table.key];
  const [first] = Array.isArray(rows) ? rows : [];
  return table && first ? view.inRow(table, first as unknown as RecordValues) : view;
}
