import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type ImportCheck, type ImportFindings, type ImportStart, imports } from "../../api/imports.ts";
import type { Problem } from "../../model/problem.ts";

/** Longer files are looked over when somebody asks, not at every change. */
const AT_ONCE = 3_000;

export interface Check {
  readonly report: ImportFindings | undefined;
  /** Whether the last check is about what is chosen now, is through, and found that no row would come in. */
  readonly isHopeless: boolean;
  /** A check whose progress is worth a look. */
  readonly running: ImportCheck | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly problem: Problem | undefined;
  readonly asksFirst: boolean;
  readonly ask: () => void;
  readonly cancel: () => void;
}

/**
 * What the import would come to, kept up with what the user chooses.
 *
 * @param resumed whether the last check is about the body as it is first given
 */
export function useImportCheck(id: string, body: ImportStart, ready: boolean, resumed = false): Check {
  const queries = useQueryClient();
  const key = JSON.stringify(body);
  const [asked, setAsked] = useState(resumed ? key : "");
  const [last, setLast] = useState<ImportFindings>();
  const isShort = body.rows <= AT_ONCE;
  const { queryKey } = imports.check(id);
  const asking = useMutation({
    mutationFn: (wanted: ImportStart) => imports.ask(id, wanted),
    onSuccess: (run) => queries.setQueryData(queryKey, run),
  });
  const cancelling = useMutation({
    mutationFn: () => imports.cancelCheck(id),
    onSettled: () => {
      setAsked("");
      void queries.invalidateQueries({ queryKey });
    },
  });
  const run = useQuery({ ...imports.check(id), enabled: asked !== "" && !asking.isPending && asking.error === null });
  const known = asked === "" ? undefined : run.data;
  const { mutate } = asking;

  useEffect(() => {
    if (!ready || !isShort || asked === key) return;
    setAsked(key);
    mutate(JSON.parse(key) as ImportStart);
  }, [asked, isShort, key, mutate, ready]);

  useEffect(() => {
    if (known?.state === "done") setLast(known.findings);
  }, [known]);

  const isPending = asking.isPending || known?.state === "running";
  return {
    report: ready ? (known?.findings ?? (isShort ? last : undefined)) : undefined,
    running: !isShort && known?.state === "running" ? known : undefined,
    isHopeless: asked === key && !isPending && known?.state === "done" && (known.findings?.good ?? 1) === 0,
    isPending,
    error: asking.error ?? cancelling.error,
    problem: known?.state === "failed" ? known.problem : undefined,
    asksFirst: ready && !isShort && (asked !== key || known?.state === "cancelled"),
    ask: () => {
      setAsked(key);
      asking.mutate(body);
    },
    cancel: () => cancelling.mutate(),
  };
}
