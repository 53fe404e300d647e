import { useQueries, useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { departments, people } from "../api/people.ts";
import { records } from "../api/records.ts";
import { useLanguage } from "../i18n/language.ts";
import { mentionsIn } from "../model/condition/mentions.ts";
import { targetOf } from "../model/fields.ts";
import { type ValueType, valueTypeOf } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { Labels } from "../model/record.ts";
import { useRegionNames } from "./region-names.ts";
import { controlOf } from "./registry.ts";
import { FieldScopeProvider } from "./scope.tsx";

/** What something says of fields, and how these fields are found. */
interface Said {
  /** Conditions, or documents with conditions and actions. */
  readonly json: Json | undefined;
  readonly fieldAt: (path: string) => Field | undefined;
  /** Qualified key of the form whose fields they are. */
  readonly form: string;
}

type Directory = "person" | "department" | "record";

const DIRECTORIES: Partial<Readonly<Record<ValueType, Directory>>> = {
  USER: "person",
  USERS: "person",
  DEPARTMENT: "department",
  DEPARTMENTS: "department",
  LINK: "record",
  LINKS: "record",
};

const directoryOf = ({ type }: Field): Directory | undefined => DIRECTORIES[valueTypeOf(type)];

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The ids that are said, by where they are known: `person`, `department`, or the form of a record. */
function idsIn({ json, fieldAt, form }: Said): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { path, value } of mentionsIn(json)) {
    const field = ID.test(value) ? fieldAt(path) : undefined;
    const directory = field && directoryOf(field);
    const place = field && directory === "record" ? targetOf(field, form) : directory;
    if (place) found.set(place, (found.get(place) ?? new Set()).add(value));
  }
  return new Map([...found].map(([place, ids]) => [place, [...ids].sort()]));
}

/** Names of the people, departments and records that are mentioned, as far as the reader may know them. */
export function useNames(said: Said): Labels {
  const { person = [], department = [], ...asked } = Object.fromEntries(idsIn(said));
  const persons = useQuery(people.named(person));
  const units = useQuery({ ...departments.all(), enabled: department.length > 0 });
  const titles = useQueries({ queries: Object.entries(asked).map(([form, ids]) => records.titles(form, ids)) });
  const named = [...(persons.data?.items ?? []), ...(department.length > 0 ? (units.data?.items ?? []) : [])];
  const labels = JSON.stringify(
    Object.assign({}, ...titles.map(({ data }) => data), Object.fromEntries(named.map(({ id, name }) => [id, name]))),
  );
  return useMemo(() => JSON.parse(labels) as Labels, [labels]);
}

const namesRegions = (field: Field | undefined): boolean =>
  field !== undefined && controlOf(field.type).asking?.regions === true;

/**
 * Puts fixed values into words. A name that is not known, or not for the reader, is said to be that.
 *
 * @param fields those whose values are said, as far as regions may be among these
 */
export function useValueWords(
  labels: Labels,
  fields: readonly (Field | undefined)[] = [],
): (field: Field, value: string) => string {
  const regionOf = useRegionNames(fields.some(namesRegions));
  const { t } = useTranslation("controls");
  const language = useLanguage();
  return (field, value) => {
    if (directoryOf(field) !== undefined) return labels[value] ?? (ID.test(value) ? t("unknown") : value);
    if (namesRegions(field)) return regionOf(value) ?? value;
    const { toText } = controlOf(field.type);
    const reading = { labels, language };
    return toText(value, field, reading) || toText([value], field, reading) || value;
  };
}

interface NameScopeProps extends Said {
  readonly children: ReactNode;
}

/** Where controls know the names of what is said, and learn those that are picked. */
export function NameScope({ children, ...said }: NameScopeProps) {
  const known = useNames(said);
  const [learned, setLearned] = useState<Labels>({});
  const { form } = said;
  const scope = useMemo(
    () => ({
      form,
      labels: { ...known, ...learned },
      learn: (more: Labels) => setLearned((before) => ({ ...before, ...more })),
      problemAt: () => undefined,
    }),
    [form, known, learned],
  );
  return <FieldScopeProvider value={scope}>{children}</FieldScopeProvider>;
}
