import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { forms } from "../api/forms.ts";
import { records } from "../api/records.ts";
import { session } from "../api/session.ts";
import { withBelow } from "../model/departments.ts";
import { targetOf } from "../model/fields.ts";
import { lookupOf } from "../model/form/derived.ts";
import { rolesOf } from "../model/form/holding.ts";
import { isLink, isLinkToOne } from "../model/form/kinds.ts";
import { filterReads } from "../model/form/link-fit.ts";
import { prepareForm } from "../model/form/preparation.ts";
import { AT_STEP } from "../model/form/submission.ts";
import type { Surroundings } from "../model/form/surroundings.ts";
import type { Field, FieldRight, FormShape } from "../model/form-shape.ts";
import { LANGUAGE } from "../model/formula/labels.ts";
import type { Json } from "../model/json.ts";
import type { BusinessRecord, Labels, RecordValues } from "../model/record.ts";
import { createEditor, type Editor } from "./editor.ts";
import { useColleagues } from "./use-colleagues.ts";
import { type Evaluate, placeIn, useServed } from "./use-served.ts";

export interface FormEditing {
  readonly shape: FormShape;
  readonly record: BusinessRecord | null;
  readonly labels: Labels;
  readonly input?: RecordValues;
  /** Rights that a step of a flow gives, above those of the form. */
  readonly rights?: Readonly<Record<string, FieldRight>>;
  /** What is known of the person, in the place of who is signed in: for previews. */
  readonly variables?: Surroundings["variables"];
  /** Who computes what this browser cannot, in the place of the published form: for previews; always the same function. */
  readonly evaluate?: Evaluate;
}

/** Links whose records the pass looks into: those that fill other fields, or that formulas and conditions walk. */
function readLinks(shape: FormShape): readonly { readonly field: Field; readonly table: string | null }[] {
  const logic = JSON.stringify([shape.logic ?? {}, shape.model.fields]);
  const all = shape.model.fields.flatMap((field) => [
    { field, table: null as string | null },
    ...(field.fields ?? []).map((column) => ({ field: column, table: field.key })),
  ]);
  const vias = new Set(all.map(({ field, table }) => `${table} ${lookupOf(field)?.via}`));
  return all.filter(({ field, table }) => {
    if (!isLink(field)) return false;
    if (vias.has(`${table} ${field.key}`) || filterReads(field).length > 0) return true;
    return isLinkToOne(field) && (Array.isArray(field.props?.["fill"]) || logic.includes(`${field.key}.`));
  });
}

function idsIn(data: RecordValues, key: string, table: string | null): readonly string[] {
  if (table === null) {
    const value = data[key];
    return typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];
  }
  const rows = data[table];
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row) => {
    const value = (row as RecordValues)[key];
    return typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];
  });
}

function flat(record: BusinessRecord): RecordValues {
  return {
    ...record.data,
    id: record.id,
    created_at: record.createdAt,
    created_by: record.createdBy ?? null,
    updated_at: record.updatedAt,
    updated_by: record.updatedBy ?? null,
    owner_id: record.owner ?? null,
    dept_id: record.department ?? null,
    flow_state: record.flow?.state ?? null,
    form_version: record.formVersion ?? null,
  };
}

function rightsOf({ shape, record, rights }: FormEditing): (path: string) => FieldRight {
  const own = rights ?? record?.rights?.fields ?? shape.rights.fields;
  return (path) => own[path] ?? own[path.split(".")[0] ?? ""] ?? own["*"] ?? "write";
}

/** An editor for a record, which loads the records that its links point to when it has to look into them. */
export function useFormEditor(editing: FormEditing): Editor {
  const { shape, record } = editing;
  const queries = useQueryClient();
  const { data: current } = useQuery(session.current());
  const links = useMemo(() => readLinks(shape), [shape]);
  const targets = useMemo(
    () => [...new Set(links.map(({ field }) => targetOf(field, shape.key)).filter((key) => key !== null))],
    [links, shape],
  );
  const shapes = useQueries({ queries: targets.map((target) => forms.shape(target)) });
  const linkedShapes = shapes.flatMap(({ data }) => (data ? [data] : []));
  const linkedKey = linkedShapes.map(({ key, version }) => `${key}@${version}`).join();
  const known = useRef(new Map<string, RecordValues>());
  const asked = useRef(new Set<string>());
  const served = useRef(new Map<string, Json>());
  const colleagues = useColleagues(shape);
  const kept = useRef(editing);
  kept.current = editing;

  /** What the platform has computed anew since: it moves without a new version. */
  const refreshed = JSON.stringify(
    shape.model.fields.flatMap(({ key, source, compute }) =>
      source || compute !== undefined ? [record?.data[key] ?? null] : [],
    ),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: linkedKey stands for the shapes; a new record or version starts over
  const made = useMemo(() => {
    const form = prepareForm(shape, new Map(linkedShapes.map((linked) => [linked.key, linked])));
    const user = current?.user;
    const surroundings: Surroundings = {
      now: new Date().toISOString(),
      zone: current?.organisation.zone ?? "UTC",
      variables: colleagues.around({
        ...(current ? { [LANGUAGE]: current.organisation.language } : {}),
        ...(kept.current.variables ?? {
          ...(user ? { "user.id": user.id, ...rolesOf(user), "user.subordinates": [user.id] } : {}),
          ...(user?.department ? { "user.department": user.department } : {}),
          ...(kept.current.rights ? AT_STEP : {}),
        }),
      }),
      right: rightsOf(kept.current),
      linked: (target, id) => known.current.get(`${target}/${id}`) ?? null,
      departmentTree: (department) => [...withBelow(colleagues.units, department)],
      calendar: shape.calendar,
      served: (path, row) => served.current.get(placeIn(path, row)),
      system: record ? flat(record) : {},
    };
    const names: Labels = { ...kept.current.labels, ...(user ? { [user.id]: user.name } : {}) };
    return createEditor({
      form,
      before: record?.data ?? null,
      input: kept.current.input ?? {},
      labels: names,
      surroundings,
    });
  }, [shape, record?.id, record?.version, refreshed, linkedKey, current?.user.id, colleagues.units]);
  const editor = useKeptInput(made, record);

  useEffect(() => {
    const load = () => {
      const { data } = editor.getState().result;
      for (const { field, table } of links) {
        const target = targetOf(field, shape.key);
        for (const id of target === null ? [] : idsIn(data, field.key, table)) {
          const name = `${target}/${id}`;
          if (target === null || asked.current.has(name)) continue;
          asked.current.add(name);
          queries.fetchQuery({ ...records.one(target, id), staleTime: 60_000 }).then(
            (linked) => {
              known.current.set(name, flat(linked));
              editor.recompute();
            },
            () => undefined,
          );
        }
      }
    };
    load();
    return editor.subscribe(load);
  }, [editor, links, queries, shape.key]);

  useEffect(() => colleagues.follow(editor), [colleagues, editor]);
  useServed(editor, served.current, editing.evaluate);
  return editor;
}

/** What has been typed survives when the editor is made again because a linked form has arrived. */
function useKeptInput(made: Editor, record: BusinessRecord | null): Editor {
  const [previous, setPrevious] = useState<{ readonly editor: Editor; readonly of: string }>();
  const of = `${record?.id}@${record?.version}`;
  if (previous?.editor === made) return made;
  if (previous && previous.of === of) {
    const { input, labels, awaited } = previous.editor.getState();
    made.reset(record?.data ?? null, input);
    made.learn(labels);
    awaited.forEach(made.hold);
  }
  setPrevious({ editor: made, of });
  return made;
}
