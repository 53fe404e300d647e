import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { publicLinks } from "../../api/public-links.ts";
import { ProblemView, useFailureText } from "../../kit/problem-view.tsx";

interface PasswordLineProps {
  readonly link: string;
  readonly locked: boolean;
  /** Something has become another; `words` tell what. */
  readonly onDone: (words: string) => Promise<void>;
}

/** Whether a link asks for a password; which it is nobody can see. */
export function PasswordLine({ link, locked, onDone }: PasswordLineProps) {
  const { t } = useTranslation("public-link");
  const { message } = App.useApp();
  const textOf = useFailureText();
  const [writing, setWriting] = useState(false);
  const [password, setPassword] = useState("");
  const leave = () => {
    setWriting(false);
    setPassword("");
  };
  const lock = useMutation({
    mutationFn: () => publicLinks.lock(link, password),
    onSuccess: async () => {
      leave();
      await onDone(t("lock.saved"));
    },
  });
  const unlock = useMutation({
    mutationFn: () => publicLinks.unlock(link),
    onSuccess: () => onDone(t("lock.removed")),
    onError: (failure) => void message.error(textOf(failure)),
  });
  if (writing) {
    return (
      <Form aria-label={t("lock")} onFinish={() => lock.mutate()}>
        <div className="m-public-link-line">
          <Input.Password
            autoFocus
            autoComplete="new-password"
            aria-label={t("lock.new")}
            placeholder={t("lock.new")}
            maxLength={256}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
          <Button type="primary" htmlType="submit" loading={lock.isPending} disabled={password === ""}>
            {t("lock.save")}
          </Button>
          <Button onClick={leave}>{t("lock.cancel")}</Button>
        </div>
        {lock.error && <ProblemView failure={lock.error} />}
        <small className="m-muted">{t("lock.hint")}</small>
      </Form>
    );
  }
  return (
    <div className="m-public-link-line">
      <span>{t(locked ? "lock.on" : "lock.off")}</span>
      <Button size="small" onClick={() => setWriting(true)}>
        {t(locked ? "lock.replace" : "lock.set")}
      </Button>
      {locked && (
        <Popconfirm title={t("lock.removeConfirm")} okText={t("lock.remove")} onConfirm={() => unlock.mutate()}>
          <Button size="small" danger loading={unlock.isPending}>
            {t("lock.remove")}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
