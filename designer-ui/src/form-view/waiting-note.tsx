import { useTranslation } from "react-i18next";
import { useEditorState } from "./editor-context.tsx";

/** Says why the buttons beside it wait. */
export function WaitingNote() {
  const { t } = useTranslation("files");
  const count = useEditorState(({ awaited }) => awaited.size);
  return (
    <small className="m-waiting" role="status">
      {t("waiting", { count })}
    </small>
  );
}
