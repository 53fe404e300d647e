import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { apps } from "../../api/apps.ts";
import { focusFirst } from "../../kit/focus-first.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { Labelled } from "./door.tsx";

/** Asks for the name of a new application and leads to its designer. */
export function BlankApplication({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("welcome");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState("");
  const create = useMutation({
    mutationFn: () => apps.create(title.trim(), "grid"),
    onSuccess: async ({ pkg }) => {
      await queries.invalidateQueries({ queryKey: apps.all().queryKey });
      navigate(paths.design(pkg));
    },
  });
  const complete = title.trim() !== "";

  return (
    <Modal
      afterOpenChange={focusFirst}
      open
      title={t("start.blank")}
      okText={t("start.create")}
      okButtonProps={{ disabled: !complete, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <Labelled label={t("start.appName")}>
        <Input
          autoFocus
          data-first-focus
          maxLength={60}
          placeholder={t("start.appNameHint")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={() => complete && create.mutate()}
        />
      </Labelled>
      {create.error && <ProblemView failure={create.error} />}
    </Modal>
  );
}
