import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useEditor, useEditorState, useShownProblems } from "../../form-view/editor-context.tsx";

/** What saving would send to the server as JSON, and what would stand in its way. */
export function SentPanel() {
  const { t } = useTranslation("designer-preview");
  const editor = useEditor();
  const data = useEditorState(({ input }) => input);
  const attempted = useEditorState((state) => state.attempted);
  const problems = useShownProblems();
  return (
    <aside className="m-why" aria-label={t("preview.json")}>
      <h3>{t("preview.json")}</h3>
      <p className="m-muted">{t("preview.jsonLead")}</p>
      <pre className="m-sent">{JSON.stringify({ data }, null, 2)}</pre>
      <Button size="small" onClick={editor.attempt}>
        {t("preview.try")}
      </Button>
      {attempted && (
        <p role="status">
          {problems.length === 0 ? t("preview.accepted") : t("preview.refused", { count: problems.length })}
        </p>
      )}
    </aside>
  );
}
