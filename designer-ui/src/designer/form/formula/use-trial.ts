import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { drafts } from "../../../api/drafts.ts";
import { jsonOf } from "../../../model/designer/document.ts";
import { evaluateFormula, type Formula } from "../../../model/formula/formula.ts";
import { LANGUAGE } from "../../../model/formula/labels.ts";
import { plainOf, valueFrom } from "../../../model/formula/plain.ts";
import type { FxError, FxValue } from "../../../model/formula/types.ts";
import { useSurrounding, useWholeDocument } from "../design-context.tsx";

/** Milliseconds without a change before the server is asked. */
const PAUSE = 300;

/** What a formula is tried with. */
export interface TrialInput {
  readonly zone: string;
  readonly valueAt: (path: string) => FxValue;
  /** Whose values they are; null when they are nobody's. */
  readonly record: string | null;
}

export interface Trial {
  readonly value: FxValue;
  /** Whether the server has yet to answer. */
  readonly pending: boolean;
  readonly failure: unknown;
}

/** What a formula gives: here if it can be, else from the server, once what is typed rests. */
export function useTrial(formula: Formula, input: TrialInput, inRow: string | undefined): Trial {
  const { form, language } = useSurrounding();
  const document = useWholeDocument();
  const values = Object.fromEntries(formula.reads.map((path) => [path, plainOf(input.valueAt(path))]));
  const current = JSON.stringify([formula.source, formula.blanks, values, input.record]);
  const asked = useRested(current);
  const { data, error, isFetching } = useQuery({
    queryKey: ["formula-trial", form, inRow, asked],
    queryFn: ({ signal }) =>
      drafts.tryFormula(
        form,
        {
          document: jsonOf(document),
          formula: formula.source,
          values,
          ...(formula.blanks === "skip" ? { blank: formula.blanks } : {}),
          ...(inRow === undefined ? {} : { table: inRow }),
          ...(input.record === null ? {} : { record: input.record }),
        },
        signal,
      ),
    enabled: formula.serverOnly && asked === current,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  if (!formula.serverOnly) {
    const { zone, valueAt, record } = input;
    const variable = (name: string) => (name === "record.id" ? record : name === LANGUAGE ? language : null);
    const value = evaluateFormula(formula, { now: new Date().toISOString(), zone, value: valueAt, variable });
    return { value, pending: false, failure: null };
  }
  const value = data?.error ? ({ error: data.error } as FxError) : valueFrom(data?.value ?? null, formula.type);
  return { value, pending: isFetching || asked !== current, failure: error };
}

/** A text once it has not changed for a while. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
