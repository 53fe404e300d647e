import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type KeyboardEvent, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useStore } from "zustand";
import { records } from "../../api/records.ts";
import { session } from "../../api/session.ts";
import { ConflictDialog } from "../../form-view/conflict-dialog.tsx";
import { dropDraft, readDraft } from "../../form-view/drafts.ts";
import { type EditorState, isDirty, isWaiting } from "../../form-view/editor.ts";
import { EditorProvider } from "../../form-view/editor-context.tsx";
import { FlowPanel } from "../../form-view/flow-steps.tsx";
import { FormView, showsNode } from "../../form-view/form-view.tsx";
import { jumpTo } from "../../form-view/jump.ts";
import { useFormEditor } from "../../form-view/use-form-editor.ts";
import { lazily } from "../../kit/lazily.ts";
import { usePhone } from "../../kit/screen.ts";
import type { FlowInstance } from "../../model/flow.ts";
import type { FormShape } from "../../model/form-shape.ts";
import { commentIn } from "../../model/paths.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { keepLastValues, lastValues } from "./last-values.ts";
import { RecordFooter } from "./record-footer.tsx";
import { RecordHeader } from "./record-header.tsx";
import type { RecordPanelProps } from "./record-panel-props.ts";
import { RecordSummary } from "./record-summary.tsx";
import { RecordTabs } from "./record-tabs.tsx";
import { mayEdit, maySubmit } from "./submittable.ts";
import { isTyping } from "./typing.ts";
import { useDraft } from "./use-draft.ts";
import { useSaving } from "./use-saving.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

const SubmitDialog = lazily(() => import("./submit-dialog.tsx").then((file) => file.SubmitDialog));

interface RecordDeskProps extends RecordPanelProps {
  readonly shape: FormShape;
  readonly record: BusinessRecord | null;
  readonly instance: FlowInstance | null;
}

/** One record: reading, editing, its history and its approval. */
export function RecordDesk(props: RecordDeskProps) {
  const { shape, record, instance, form, id } = props;
  const { t } = useTranslation("record");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const root = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  const name = id ?? (props.aside ? "beside" : "new");
  const version = record?.version ?? 0;
  const [draft] = useState(() => (props.input ? null : readDraft(shape, name, version)));
  const [restored, setRestored] = useState(draft !== null && !draft.asked);
  const [editing, setEditing] = useState(id === null || draft !== null);
  const [search, setSearch] = useSearchParams();
  const at = props.aside ? null : commentIn(search);
  const [submitting, setSubmitting] = useState(() => record !== null && search.has("submit"));
  const { data: current } = useQuery(session.current());
  const person = current?.user.id;
  const [last] = useState(() => (id === null && draft === null ? lastValues(shape, person) : null));
  const labels = useMemo(
    () => ({ ...last?.labels, ...record?.labels, ...props.labels, ...draft?.labels }),
    [record, draft, props.labels, last],
  );
  const begun = { ...last?.input, ...props.input };
  const input = draft?.input ?? (Object.keys(begun).length > 0 ? begun : undefined);
  const editor = useFormEditor({ shape, record, labels, ...(input ? { input } : {}) });
  const shows = (kind: string) => (state: EditorState) => showsNode(shape, phone, kind, state.result.states);
  const discussed = useStore(editor, shows("comments"));
  const followed = useStore(editor, shows("timeline"));
  const [chosen, setTab] = useState(at === null || discussed ? "details" : "comments");
  const tab = discussed && chosen === "comments" ? "details" : chosen;
  useEffect(() => {
    if (at !== null) setTab(discussed ? "details" : "comments");
  }, [at, discussed]);

  useEffect(() => {
    if (draft?.asked) editor.attempt();
  }, [draft, editor]);

  const isUnsaved = useCallback(() => {
    const state = editor.getState();
    return isDirty(state) || isWaiting(state);
  }, [editor]);
  const leaveOnPurpose = useUnsavedGuard(isUnsaved);
  useDraft(editor, shape, name, version, editing);

  const onSaved = (saved: BusinessRecord, submit: boolean) => {
    if (id === null) keepLastValues(shape, person, saved.data, editor.getState().labels);
    dropDraft(form, name);
    editor.reset(saved.data);
    setRestored(false);
    setEditing(false);
    leaveOnPurpose();
    void message.success(t("saved"));
    if (id === null || props.aside) props.onSaved(saved.id, submit);
    if (id !== null) setSubmitting(submit);
  };
  const closeSubmit = () => {
    setSubmitting(false);
    if (!search.has("submit")) return;
    search.delete("submit");
    setSearch(search, { replace: true });
  };
  const saving = useSaving(editor, { form, record, restored: draft !== null, onSaved });
  const [tries, setTries] = useState(0);
  const save = (submit = false) => {
    saving.save(submit);
    setTries(tries + 1);
  };
  const giveUp = () => {
    dropDraft(form, name);
    saving.giveUp();
    editor.reset(record?.data ?? null);
    setRestored(false);
    if (id === null) {
      leaveOnPurpose();
      props.onClose();
    } else {
      setEditing(false);
    }
  };
  const takeTheirs = () => {
    saving.forgetConflict();
    giveUp();
    void queries.invalidateQueries({ queryKey: records.all(form) });
  };
  // What had the focus is gone when editing begins: the keyboard goes on from here, to the first field and to saving.
  useEffect(() => {
    const { activeElement } = document;
    if (editing && root.current && activeElement?.contains(root.current)) root.current.focus({ preventScroll: true });
  }, [editing]);
  const onKey = (event: KeyboardEvent) => {
    if (editing && event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      save();
    }
    if (editing || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "e" && record && mayEdit(shape, record)) {
      event.preventDefault();
      setEditing(true);
    }
  };
  const details = (
    <div className="m-record-main">
      {restored && (
        <div className="m-record-note" role="status">
          {t("draft.restored")}
          {draft?.partial && ` ${t("draft.partial")}`}
          <Button type="link" size="small" onClick={giveUp}>
            {t("draft.drop")}
          </Button>
        </div>
      )}
      {editing && (
        <RecordSummary onJump={(path) => jumpTo(root.current, path)} failure={saving.failure} tries={tries} />
      )}
      <FormView shape={shape} reading={!editing} quick={props.quick ?? false} />
    </div>
  );

  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the shortcut belongs to the whole record */}
      <div className={`m-record m-record-${props.place}`} ref={root} tabIndex={-1} onKeyDown={onKey}>
        <RecordHeader
          {...props}
          editing={editing}
          onEdit={() => setEditing(true)}
          onSubmit={() => setSubmitting(true)}
          onLeave={leaveOnPurpose}
        />
        <div className="m-record-body">
          {id === null ? (
            details
          ) : (
            <RecordTabs {...{ form, id, shape, at, discussed, details }} active={tab} onChange={setTab} />
          )}
          {instance && !followed && (
            <div className="m-record-side">
              <FlowPanel instance={instance} />
            </div>
          )}
        </div>
        {editing && (
          <RecordFooter submittable={maySubmit(shape, record)} saving={saving.saving} onSave={save} onGiveUp={giveUp} />
        )}
      </div>
      {saving.conflict && (
        <ConflictDialog
          shape={shape}
          conflict={saving.conflict}
          labels={labels}
          onMine={saving.insist}
          onTheirs={takeTheirs}
          onCancel={saving.forgetConflict}
        />
      )}
      {submitting && record && shape.flow && (
        <Suspense fallback={null}>
          <SubmitDialog form={form} flow={shape.flow} record={record} onClose={closeSubmit} />
        </Suspense>
      )}
    </EditorProvider>
  );
}
