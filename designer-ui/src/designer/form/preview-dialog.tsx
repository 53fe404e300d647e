import { Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditorProvider } from "../../form-view/editor-context.tsx";
import { FormView } from "../../form-view/form-view.tsx";
import { useFormEditor } from "../../form-view/use-form-editor.ts";
import { useText } from "../../i18n/texts.ts";
import { resolvedShape } from "./canvas/canvas.tsx";
import { useDocument, useSurrounding } from "./design-context.tsx";

type Width = "desk" | "phone";

/** The draft as people will fill it, with its rules and formulas at work; nothing is saved. */
export function PreviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("designer");
  const text = useText();
  const document = useDocument();
  const surrounding = useSurrounding();
  const [shape] = useState(() => resolvedShape(document, surrounding));
  const [width, setWidth] = useState<Width>("desk");
  const editor = useFormEditor({ shape, record: null, labels: {} });
  return (
    <Modal
      open
      footer={null}
      width={width === "desk" ? 960 : 420}
      title={
        <span className="m-preview-head">
          {t("preview.title", { form: text(document.title) })}
          <Segmented<Width>
            size="small"
            value={width}
            onChange={setWidth}
            options={[
              { value: "desk", label: t("preview.desk") },
              { value: "phone", label: t("preview.phone") },
            ]}
          />
        </span>
      }
      onCancel={onClose}
    >
      <EditorProvider editor={editor}>
        <FormView shape={shape} reading={false} />
      </EditorProvider>
    </Modal>
  );
}
