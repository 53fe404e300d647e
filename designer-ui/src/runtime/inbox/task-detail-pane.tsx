import { useQuery } from "@tanstack/react-query";
import { tasks } from "../../api/flows.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { TaskDesk } from "./task-desk.tsx";

interface TaskDetailPaneProps {
  readonly id: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Fetches a task with the form and the record as its step shows them. */
export function TaskDetailPane({ id, onDone, onBack }: TaskDetailPaneProps) {
  const detail = useQuery({ ...tasks.one(id), staleTime: 0 });
  if (detail.error) return <FailureState failure={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <DelayedSkeleton />;
  return <TaskDesk key={`${id} ${detail.data.actions.join()}`} detail={detail.data} onDone={onDone} onBack={onBack} />;
}
