import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type Department, departments, people } from "../api/people.ts";
import { withBelow } from "../model/departments.ts";
import { valueTypeOf } from "../model/form/kinds.ts";
import type { Surroundings } from "../model/form/surroundings.ts";
import type { FormShape } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import type { Editor } from "./editor.ts";

type Variables = Surroundings["variables"];

/** What a form has to know of the organisation because its conditions speak of departments and of who belongs to them. */
export interface Colleagues {
  /** All departments; empty as long as they are not there, or nothing speaks of them. */
  readonly units: readonly Department[];
  /** What is known of somebody, with his departments and who of the people in the record belongs to them. */
  readonly around: (variables: Variables) => Variables;
  /** Learns where the people belong whom the record names, now and after every change. */
  readonly follow: (editor: Editor) => () => void;
}

const NONE: readonly Department[] = [];

export function useColleagues(shape: FormShape): Colleagues {
  const queries = useQueryClient();
  const speaks = useMemo(
    () => /"inSubtree"|"user\.department/.test(JSON.stringify([shape.logic ?? {}, shape.model.fields])),
    [shape],
  );
  const { data } = useQuery({ ...departments.all(), enabled: speaks });
  const units = data?.items ?? NONE;
  const places = useRef(new Map<string, string | null>());

  return useMemo(() => {
    const among = (wanted: ReadonlySet<string>) =>
      [...places.current].flatMap(([id, place]) => (place !== null && wanted.has(place) ? [id] : []));
    const learn = (editor: Editor) => {
      const wanted = named(shape, { ...editor.surroundings.system, ...editor.getState().result.data });
      const unknown = [...new Set(wanted)].filter((id) => !places.current.has(id));
      if (unknown.length === 0) return;
      for (const id of unknown) places.current.set(id, null);
      queries.fetchQuery(people.named(unknown)).then(
        ({ items }) => {
          for (const { id, department } of items) places.current.set(id, department ?? null);
          editor.recompute();
        },
        () => undefined,
      );
    };
    return {
      units,
      around: (variables) => {
        if (!speaks) return variables;
        const own = variables["user.department"];
        const tree = typeof own === "string" ? withBelow(units, own) : new Set<string>();
        return {
          ...variables,
          "user.departmentTree": [...tree],
          "user.departments": [...tree],
          get "user.departmentPeople"() {
            return among(new Set(typeof own === "string" ? [own] : []));
          },
          get "user.departmentTreePeople"() {
            return among(tree);
          },
        };
      },
      follow: (editor) => {
        if (!speaks) return () => undefined;
        learn(editor);
        return editor.subscribe(() => learn(editor));
      },
    };
  }, [shape, speaks, units, queries]);
}

const SYSTEM = ["owner_id", "created_by", "updated_by"];

const idsOf = (value: Json | undefined): readonly string[] =>
  typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];

const isPerson = ({ type }: { readonly type: string }): boolean => ["USER", "USERS"].includes(valueTypeOf(type));

/** Everybody whom a record names. */
function named(shape: FormShape, data: RecordValues): readonly string[] {
  return [
    ...SYSTEM.flatMap((key) => idsOf(data[key])),
    ...shape.model.fields.flatMap((field) => {
      if (isPerson(field)) return idsOf(data[field.key]);
      const columns = (field.fields ?? []).filter(isPerson);
      const rows = data[field.key];
      if (columns.length === 0 || !Array.isArray(rows)) return [];
      return rows.flatMap((row) => columns.flatMap(({ key }) => idsOf((row as RecordValues)[key])));
    }),
  ];
}
