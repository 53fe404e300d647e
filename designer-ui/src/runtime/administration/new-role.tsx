import { useMutation, useQuery } from "@tanstack/react-query";
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { apps } from "../../api/apps.ts";
import { metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { focusFirst } from "../../kit/focus-first.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { beyond, wrongsOf } from "../../kit/wrong.ts";
import { paths } from "../../model/paths.ts";

const KEY = /^[a-z][a-z0-9_]*$/;

/** Begins a role in an application and leads to what it may do. */
export function NewRole({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("administration");
  const text = useText();
  const navigate = useNavigate();
  const applications = useQuery(apps.all());
  const [pkg, setPkg] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const [key, setKey] = useState("");
  const inside = pkg ?? applications.data?.items[0]?.pkg ?? null;
  const create = useMutation({
    mutationFn: () =>
      metadata.create("role", inside ?? "", { kind: "role", key: key.trim(), title: title.trim(), grants: [] }),
    onSuccess: (made) => navigate(paths.role(made.key)),
  });
  const complete = inside !== null && title.trim() !== "" && KEY.test(key.trim());
  const wrong = wrongsOf(create.error);
  const rest = beyond(create.error, ["/key", "/title"]);
  return (
    <Modal
      afterOpenChange={focusFirst}
      open
      title={t("role.add")}
      okText={t("role.create")}
      okButtonProps={{ disabled: !complete, loading: create.isPending }}
      onOk={() => create.mutate()}
      onCancel={onClose}
    >
      <div className="m-form-lines m-form-lines-flush">
        <FormLine label={t("role.application")}>
          {(control) => (
            <Select<string>
              {...control}
              options={(applications.data?.items ?? []).map((one) => ({ value: one.pkg, label: text(one.title) }))}
              value={inside}
              onChange={setPkg}
            />
          )}
        </FormLine>
        <FormLine label={t("role.title")} wrong={wrong.get("/title")}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              data-first-focus
              maxLength={60}
              placeholder={t("role.titleHint")}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </FormLine>
        <FormLine label={t("role.key")} hint={t("role.keyHint")} wrong={wrong.get("/key")}>
          {(control) => (
            <Input
              {...control}
              maxLength={50}
              placeholder="sales_assistant"
              value={key}
              onChange={(event) => setKey(event.target.value)}
              onPressEnter={() => complete && create.mutate()}
            />
          )}
        </FormLine>
        {rest !== null && <ProblemView failure={rest} />}
      </div>
    </Modal>
  );
}
