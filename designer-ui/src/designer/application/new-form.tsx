import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { metadata } from "../../api/metadata.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { jsonOf, newForm } from "../../model/designer/document.ts";
import { freeKey, numberedKey, slugOf } from "../../model/designer/keys.ts";
import { paths } from "../../model/paths.ts";

interface NewFormProps {
  readonly pkg: string;
  /** Qualified keys of the forms that there are. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Asks for nothing but a name; the key follows from it and can be changed until the form is published. */
export function NewForm({ pkg, taken, onClose }: NewFormProps) {
  const { t } = useTranslation("application");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const id = useId();
  const [title, setTitle] = useState("");
  const create = useMutation({
    mutationFn: () => {
      const keys = new Set(taken.map((key) => key.slice(pkg.length + 1)));
      const slug = slugOf(title);
      const key = slug === "" ? numberedKey("form", keys) : freeKey(slug, keys);
      return metadata.create(
        "form",
        pkg,
        jsonOf(newForm(key, title.trim(), t("app.nameField"), t("app.firstSection"))),
      );
    },
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries({ queryKey: [...metadata.all("form")] });
      navigate(paths.designForm(key));
    },
  });
  const complete = title.trim() !== "";
  return (
    <Modal
      open
      title={t("app.newForm")}
      okText={t("app.create")}
      okButtonProps={{ disabled: !complete, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <label htmlFor={id}>{t("app.formName")}</label>
      <Input
        id={id}
        autoFocus
        maxLength={60}
        placeholder={t("app.formNameHint")}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onPressEnter={() => complete && !create.isPending && create.mutate()}
      />
      {create.error && <ProblemView failure={create.error} />}
    </Modal>
  );
}
