import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Navigate, useSearchParams } from "react-router";
import { tasks } from "../../api/flows.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { paths } from "../../model/paths.ts";

interface LentRecordProps {
  readonly form: string;
  readonly id: string;
  /** What is said to whom it is not lent. */
  readonly children: ReactNode;
}

/** A record that no role shows its reader: who was asked about it sees it on his task. */
export function LentRecord({ form, id, children }: LentRecordProps) {
  const [search] = useSearchParams();
  const task = useQuery(tasks.about(form, id));
  if (task.isPending) return <DelayedSkeleton />;
  if (!task.data) return children;
  const next = new URLSearchParams(search);
  if (task.data.box !== "open") next.set("box", task.data.box);
  const query = next.toString();
  return <Navigate replace to={query === "" ? paths.task(task.data.id) : `${paths.task(task.data.id)}?${query}`} />;
}
