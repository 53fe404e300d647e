import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Modal, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Person, people } from "../../api/people.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { beyond, wrongsOf } from "../../kit/wrong.ts";
import { newPassword } from "../../model/password.ts";
import { FirstPassword } from "./first-password.tsx";
import { PasswordShown } from "./password-shown.tsx";

interface PersonActionsProps {
  readonly person: Person;
  readonly onDone: () => void;
}

/** What ends somebody's sessions at once: a new password, and being disabled. */
export function PersonActions({ person, onDone }: PersonActionsProps) {
  const { t } = useTranslation("administration");
  const queries = useQueryClient();
  const [resetting, setResetting] = useState(false);
  const switching = useMutation({
    mutationFn: () => people.change(person.id, { active: !person.active }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: people.all });
      onDone();
    },
  });
  return (
    <section className="m-admin-actions" aria-label={t("account")}>
      <h3>{t("account")}</h3>
      <div>
        <Button onClick={() => setResetting(true)}>{t("password.reset")}</Button>
        {person.active ? (
          <Popconfirm
            title={t("person.switchOffAsk", { name: person.name })}
            description={t("person.switchOffHint")}
            okText={t("person.switchOff")}
            okButtonProps={{ danger: true }}
            onConfirm={() => switching.mutate()}
          >
            <Button danger loading={switching.isPending}>
              {t("person.switchOff")}
            </Button>
          </Popconfirm>
        ) : (
          <Button loading={switching.isPending} onClick={() => switching.mutate()}>
            {t("person.switchOn")}
          </Button>
        )}
      </div>
      {switching.error && <ProblemView failure={switching.error} />}
      {resetting && <ResetPassword person={person} onClose={() => setResetting(false)} />}
    </section>
  );
}

function ResetPassword({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { t } = useTranslation("administration");
  const [password, setPassword] = useState(() => newPassword((count) => crypto.getRandomValues(new Uint8Array(count))));
  const reset = useMutation({ mutationFn: () => people.resetPassword(person.id, password) });
  if (reset.isSuccess) return <PasswordShown name={person.name} password={password} onClose={onClose} />;
  const rest = beyond(reset.error, ["/password"]);
  return (
    <Modal
      open
      title={t("password.resetOf", { name: person.name })}
      okText={t("password.reset")}
      okButtonProps={{ disabled: password === "", loading: reset.isPending }}
      onOk={() => reset.mutate()}
      onCancel={onClose}
    >
      <div className="m-form-lines m-form-lines-flush">
        <p>{t("password.resetHint")}</p>
        <FirstPassword value={password} wrong={wrongsOf(reset.error).get("/password")} onChange={setPassword} />
        {rest !== null && <ProblemView failure={rest} />}
      </div>
    </Modal>
  );
}
