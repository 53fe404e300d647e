import { useMutation } from "@tanstack/react-query";
import { Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { focusFirst } from "../../kit/focus-first.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { View } from "../../model/form-shape.ts";

interface NameViewProps {
  readonly save: (title: string, shared: boolean) => Promise<View>;
  readonly onSaved: (view: View) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the name under which the list is kept, and for whom. */
export function NameView({ save, onSaved, onClose }: NameViewProps) {
  const { t } = useTranslation("list");
  const [title, setTitle] = useState("");
  const [shared, setShared] = useState(false);
  const saving = useMutation({ mutationFn: () => save(title.trim(), shared), onSuccess: onSaved });
  const complete = title.trim() !== "";
  return (
    <Modal
      afterOpenChange={focusFirst}
      open
      title={t("view.saveAs")}
      okText={t("common:save")}
      okButtonProps={{ disabled: !complete, loading: saving.isPending }}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        data-first-focus
        maxLength={60}
        aria-label={t("view.name")}
        placeholder={t("view.name")}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onPressEnter={() => complete && saving.mutate()}
      />
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)} style={{ marginTop: 12 }}>
        {t("view.share")}
      </Checkbox>
      {saving.error && <ProblemView failure={saving.error} />}
    </Modal>
  );
}
