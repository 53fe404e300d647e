import { useQuery } from "@tanstack/react-query";
import { tasks } from "../../api/flows.ts";
import { forms } from "../../api/forms.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { TaskDesk } from "./task-desk.tsx";

interface TaskDetailPaneProps {
  readonly id: string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Fetches a task and the form it is about. */
export function TaskDetailPane({ id, onDone, onBack }: TaskDetailPaneProps) {
  const detail = useQuery({ ...tasks.one(id), staleTime: 0 });
  const form = detail.data?.task.form ?? "";
  const shape = useQuery({ ...forms.shape(form), enabled: form !== "" });
  if (detail.error) return <FailureState failure={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data || (shape.isPending && !shape.error)) return <DelayedSkeleton />;
  return (
    <TaskDesk
      key={`${id} ${detail.data.actions.join()}`}
      detail={detail.data}
      shape={shape.data ?? null}
      failure={shape.error}
      onDone={onDone}
      onBack={onBack}
    />
  );
}
