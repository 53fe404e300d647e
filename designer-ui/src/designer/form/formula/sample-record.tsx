import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { records } from "../../../api/records.ts";
import { targetOf } from "../../../model/fields.ts";
import type { LinkedShapes } from "../../../model/form/types.ts";
import { RecordView } from "../../../model/form/view.ts";
import type { FormShape } from "../../../model/form-shape.ts";
import type { FxValue } from "../../../model/formula/types.ts";
import type { BusinessRecord, RecordValues } from "../../../model/record.ts";
import { useSurrounding } from "../design-context.tsx";

interface SampleRecordProps {
  readonly shape: FormShape;
  /** The sub-table whose first row is meant, for a column. */
  readonly inRow: string | undefined;
  readonly zone: string;
  /** What the formula reads, also beyond links. */
  readonly reads: readonly string[];
  /** Gets the chosen record and what a path means in it. */
  readonly onChosen: (id: string, valueAt: (path: string) => FxValue) => void;
}

const OFFERED = 20;

/** A record of the form as it is published, to try a formula with its values. */
export function SampleRecord({ shape, inRow, zone, reads, onChosen }: SampleRecordProps) {
  const { t } = useTranslation("formula");
  const { linked: shapes } = useSurrounding();
  const [open, setOpen] = useState(false);
  const pages = useInfiniteQuery({ ...records.pages(shape.key, {}, OFFERED), enabled: open, retry: false });
  const found = pages.data?.pages[0]?.items ?? [];
  const client = useQueryClient();
  // Only a single record comes with the rows of its sub-tables.
  const choosing = useMutation({
    mutationFn: async (id: string) => {
      const one = (form: string, other: string) => client.fetchQuery(records.one(form, other));
      const record = await one(shape.key, id);
      return { record, linked: await linkedOf(shape, record, reads, one) };
    },
    onSuccess: ({ record, linked: far }) => {
      const view = viewOf(shape, record, { inRow, zone, shapes, linked: far });
      onChosen(record.id, (path) => view.value(path));
    },
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

/** What formulas know of a record apart from its fields. */
const withSystem = (record: BusinessRecord): RecordValues => ({
  ...record.data,
  id: record.id,
  version: record.version,
  form_version: record.formVersion ?? null,
  created_at: record.createdAt,
  updated_at: record.updatedAt,
  owner_id: record.owner ?? null,
  dept_id: record.department ?? null,
});

/** The records that the links lead to which a formula looks beyond, as far as they may be seen. */
async function linkedOf(
  { key, model }: FormShape,
  { data }: BusinessRecord,
  reads: readonly string[],
  one: (form: string, id: string) => Promise<BusinessRecord>,
): Promise<ReadonlyMap<string, RecordValues>> {
  const found = model.fields.map(async (field) => {
    const target = reads.some((path) => path.startsWith(`${field.key}.`)) ? targetOf(field, key) : null;
    const id = data[field.key];
    if (target === null || typeof id !== "string") return [];
    const record = await one(target, id).catch(() => null);
    return record ? [[`${target}/${id}`, withSystem(record)] as const] : [];
  });
  return new Map((await Promise.all(found)).flat());
}

interface Around {
  readonly inRow: string | undefined;
  readonly zone: string;
  readonly shapes: LinkedShapes;
  readonly linked: ReadonlyMap<string, RecordValues>;
}

function viewOf(shape: FormShape, record: BusinessRecord, { inRow, zone, shapes, linked }: Around): RecordView {
  const { data } = record;
  const view = new RecordView(shape, shapes, () => data, {
    now: new Date().toISOString(),
    zone,
    variables: {},
    right: () => "write",
    linked: (form, id) => linked.get(`${form}/${id}`) ?? null,
    departmentTree: (department) => [department],
    system: withSystem(record),
  });
  const table = shape.model.fields.find(({ key }) => key === inRow);
  const rows = table && data[table.key];
  const [first] = Array.isArray(rows) ? rows : [];
  return table && first ? view.inRow(table, first as unknown as RecordValues) : view;
}
