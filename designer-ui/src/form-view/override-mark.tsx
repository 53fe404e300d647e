import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { isOverridden } from "../model/form/overridden.ts";
import { useEditor, useEditorState } from "./editor-context.tsx";

interface OverrideMarkProps {
  readonly field: string;
  /** Whether the formula may be put back in force. */
  readonly changeable: boolean;
}

/** Says that a value was given in the place of what its formula gives, with the way back. */
export function OverrideMark({ field, changeable }: OverrideMarkProps) {
  const { t } = useTranslation("overrides");
  const editor = useEditor();
  const overridden = useEditorState(({ result }) => isOverridden(result.data, field));
  if (!overridden) return changeable ? <small className="m-field-help">{t("computed")}</small> : null;
  return (
    <span className="m-override">
      <Tag color="gold">{t("overridden")}</Tag>
      {changeable && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            editor.set(field, null);
            editor.touch(field);
          }}
        >
          {t("computeAgain")}
        </Button>
      )}
    </span>
  );
}
