import { type KeyboardEvent, Suspense, useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { tasks } from "../../api/flows.ts";
import type { FindCandidates } from "../../controls/scope.tsx";
import { isWaiting, placeOf } from "../../form-view/editor.ts";
import { EditorProvider, useEditorState, useShownProblems } from "../../form-view/editor-context.tsx";
import { FlowPath, FlowTrail } from "../../form-view/flow-steps.tsx";
import { FormView, showsNode } from "../../form-view/form-view.tsx";
import { jumpTo } from "../../form-view/jump.ts";
import { useFormEditor } from "../../form-view/use-form-editor.ts";
import { formatInstant } from "../../i18n/format.ts";
import { useText } from "../../i18n/texts.ts";
import { lazily } from "../../kit/lazily.ts";
import { ProblemList } from "../../kit/problem-view.tsx";
import { usePhone } from "../../kit/screen.ts";
import type { TaskDetail } from "../../model/flow.ts";
import type { BusinessRecord, RecordValues } from "../../model/record.ts";
import { DecisionBar, type DecisionBarHandle } from "./decision-bar.tsx";
import { canWrite, inTheWay, rightsAtNode, shapeAtNode, writtenData } from "./node-form.ts";
import { TaskHead } from "./task-head.tsx";

const TaskComments = lazily(() => import("./task-comments.tsx").then((file) => file.TaskComments));

interface TaskDeskProps {
  readonly detail: TaskDetail;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** A task: the form with the rights of the step, the way it has come, and the decision. */
export function TaskDesk({ detail, onDone, onBack }: TaskDeskProps) {
  const { t } = useTranslation("inbox");
  if (detail.record) return <FormDesk detail={detail} record={detail.record} onDone={onDone} onBack={onBack} />;
  return (
    <Desk detail={detail} onDone={onDone} onBack={onBack} data={() => ({})}>
      <p className="m-muted">{t("recordGone")}</p>
    </Desk>
  );
}

interface FormDeskProps extends TaskDeskProps {
  readonly record: BusinessRecord;
}

function FormDesk({ detail, record, onDone, onBack }: FormDeskProps) {
  const { fields: rights, shape } = detail;
  const atNode = useMemo(() => shapeAtNode(shape, rights), [shape, rights]);
  const fieldRights = useMemo(() => rightsAtNode(rights), [rights]);
  const editor = useFormEditor({ shape: atNode, record, labels: record.labels ?? {}, rights: fieldRights });
  const phone = usePhone();
  const waiting = useStore(editor, isWaiting);
  const discussed = useStore(editor, ({ result }) => showsNode(atNode, phone, "comments", result.states));
  const editable = canWrite(rights) && detail.actions.includes("approve");
  const task = detail.task.id;
  const candidates = useCallback<FindCandidates>(
    async (...asked) => (await tasks.candidates(task, ...asked)).items,
    [task],
  );

  const data = (): RecordValues | null => {
    editor.attempt();
    const places = editor
      .getState()
      .result.problems.map(({ code, path }) => ({ code, path: placeOf(path), message: "" }));
    const stuck = inTheWay(places, rights).length > 0 || editor.getState().failed.size > 0;
    return stuck ? null : writtenData(editor.getState().input, rights);
  };
  return (
    <EditorProvider editor={editor} candidates={candidates} record={record.id}>
      <Desk
        detail={detail}
        onDone={onDone}
        onBack={onBack}
        data={editable ? data : () => ({})}
        waiting={waiting}
        onRefused={editor.refuse}
      >
        {editable && <Wrong rights={rights} />}
        <FormView shape={atNode} reading={!editable} />
        {!discussed && (
          <Suspense fallback={null}>
            <TaskComments form={atNode.key} record={record.id} />
          </Suspense>
        )}
      </Desk>
    </EditorProvider>
  );
}

/** What has to be put right before approving. */
function Wrong({ rights }: { readonly rights: TaskDetail["fields"] }) {
  const { t } = useTranslation("inbox");
  const attempted = useEditorState((state) => state.attempted);
  const problems = inTheWay(useShownProblems(), rights);
  if (!attempted || problems.length === 0) return null;
  const jump = (path: string) => jumpTo(document.querySelector<HTMLElement>(".m-task"), path);
  return <ProblemList title={t("problems", { count: problems.length })} problems={problems} onJump={jump} />;
}

interface DeskProps extends TaskDeskProps {
  readonly data: () => RecordValues | null;
  readonly waiting?: boolean;
  readonly onRefused?: Parameters<typeof DecisionBar>[0]["onRefused"];
  readonly children: React.ReactNode;
}

function Desk({ detail, data, waiting = false, onRefused, onDone, onBack, children }: DeskProps) {
  const { t } = useTranslation("inbox");
  const { t: flow } = useTranslation("flow");
  const text = useText();
  const bar = useRef<DecisionBarHandle>(null);
  const { task, instance } = detail;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.defaultPrevented) return;
    event.preventDefault();
    bar.current?.approve();
  };
  return (
    <article className="m-task" onKeyDown={onKeyDown} ref={focusOnce}>
      <TaskHead
        task={task}
        about={t("about", {
          flow: text(task.flowTitle),
          name: task.initiatorName,
          at: formatInstant(instance.startedAt),
        })}
        onBack={onBack}
      />
      <div className="m-task-body">
        <div className="m-task-form">{children}</div>
        <aside className="m-flow m-task-side" aria-label={flow("path")}>
          <section>
            <h3>{flow("path")}</h3>
            <FlowPath path={detail.path} />
          </section>
          <section>
            <h3>{flow("trail")}</h3>
            <FlowTrail trail={detail.trail} />
          </section>
        </aside>
      </div>
      <DecisionBar
        ref={bar}
        detail={detail}
        data={data}
        waiting={waiting}
        onDone={onDone}
        {...(onRefused ? { onRefused } : {})}
      />
    </article>
  );
}

/** So that the shortcut works as soon as a task is opened. */
function focusOnce(element: HTMLElement | null): void {
  if (!element || element.contains(document.activeElement)) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
