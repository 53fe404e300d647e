import { records } from "../api/records.ts";
import { filterReads } from "../model/form/link-fit.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { type FindCandidates, useFieldScope } from "./scope.tsx";

/** Values of the record that is being edited, as far as the filter of a link speaks of them, as JSON; undefined when it does not. */
export function useValues(field: Field): string | undefined {
  const { valueAt } = useFieldScope();
  const keys = filterReads(field);
  if (keys.length === 0) return undefined;
  return JSON.stringify(Object.fromEntries(keys.map((key): [string, Json] => [key, valueAt?.(key) ?? null])));
}

/** Where the candidates of a field are looked up: by the rights of a task that lends it, by those of the caller otherwise. */
export function useCandidates(values?: string): FindCandidates {
  const { form, candidates } = useFieldScope();
  return (
    candidates ?? (async (path, search, signal) => (await records.candidates(form, path, search, signal, values)).items)
  );
}
