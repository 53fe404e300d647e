import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { isDirty, isWaiting } from "../../form-view/editor.ts";
import { useEditorState } from "../../form-view/editor-context.tsx";
import { WaitingNote } from "../../form-view/waiting-note.tsx";

interface RecordFooterProps {
  readonly submittable: boolean;
  readonly saving: boolean;
  readonly onSave: (submit?: boolean) => void;
  readonly onGiveUp: () => void;
}

/** Saving, once everything is there. */
export function RecordFooter({ submittable, saving, onSave, onGiveUp }: RecordFooterProps) {
  const { t } = useTranslation("record");
  const waiting = useEditorState(isWaiting);
  const dirty = useEditorState(isDirty);
  return (
    <footer className="m-record-footer">
      <Button
        type="primary"
        loading={saving}
        disabled={waiting}
        onClick={() => onSave()}
        aria-keyshortcuts="Meta+Enter Control+Enter"
      >
        {t("save")}
      </Button>
      {submittable && (
        <Button disabled={saving || waiting} onClick={() => onSave(true)}>
          {t("saveAndSubmit")}
        </Button>
      )}
      <Button onClick={onGiveUp}>{t("cancel")}</Button>
      {waiting ? (
        <WaitingNote />
      ) : (
        <small className="m-muted m-record-kept">{t(dirty ? "draft.kept" : "shortcut")}</small>
      )}
    </footer>
  );
}
