import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { flows } from "../../api/flows.ts";
import { forms } from "../../api/forms.ts";
import { ApiProblem } from "../../api/http.ts";
import { records } from "../../api/records.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { lazily } from "../../kit/lazily.ts";
import { RecordDesk } from "./record-desk.tsx";
import type { RecordPanelProps } from "./record-panel-props.ts";
import { RecordWindows } from "./record-window.tsx";
import "../../controls/catalog.ts";
import "./record-form.css";

const LentRecord = lazily(() => import("./lent-record.tsx").then((file) => file.LentRecord));

/** Fetches what a record needs to be shown, then shows it. */
export function RecordPanel(props: RecordPanelProps) {
  const { form, id } = props;
  const shape = useQuery(forms.shape(form));
  const record = useQuery({ ...records.one(form, id ?? ""), enabled: id !== null });
  const hasFlow = shape.data?.flow != null;
  const instance = useQuery({ ...flows.instanceOf(form, id ?? ""), enabled: id !== null && hasFlow });

  const failure = shape.error ?? record.error;
  if (failure) {
    const told = (
      <FailureState
        failure={failure}
        onRetry={() => {
          void shape.refetch();
          if (id !== null) void record.refetch();
        }}
      />
    );
    const absent = failure instanceof ApiProblem && failure.status === 404;
    if (!absent || id === null || props.place !== "page") return told;
    return (
      <Suspense fallback={<DelayedSkeleton />}>
        <LentRecord form={form} id={id}>
          {told}
        </LentRecord>
      </Suspense>
    );
  }
  if (!shape.data || (id !== null && !record.data)) return <DelayedSkeleton />;
  return (
    <RecordWindows panel={RecordPanel}>
      <RecordDesk
        key={`${form}/${id}`}
        {...props}
        shape={shape.data}
        record={record.data ?? null}
        instance={instance.data ?? null}
      />
    </RecordWindows>
  );
}
