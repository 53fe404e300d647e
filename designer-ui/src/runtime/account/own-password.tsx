import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { session } from "../../api/session.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { beyond, wrongsOf } from "../../kit/wrong.ts";

/** A new password, for whoever knows the present one. */
export function OwnPassword() {
  const { t } = useTranslation("account");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: () => session.changePassword(current, next),
    onSuccess: async () => {
      setCurrent("");
      setNext("");
      await queries.invalidateQueries({ queryKey: session.devices().queryKey });
      void message.success(t("password.done"));
    },
  });
  const wrong = wrongsOf(change.error);
  const rest = beyond(change.error, ["/current", "/password"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">{t("password")}</h2>
      <form onSubmit={submit}>
        <FormLine label={t("password.current")} wrong={wrong.get("/current")}>
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </FormLine>
        <FormLine label={t("password.next")} hint={t("password.hint")} wrong={wrong.get("/password")}>
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="new-password"
              value={next}
              onChange={(event) => setNext(event.target.value)}
            />
          )}
        </FormLine>
        {rest !== null && <ProblemView failure={rest} />}
        <Button htmlType="submit" disabled={current === "" || next === ""} loading={change.isPending}>
          {t("password.change")}
        </Button>
      </form>
    </section>
  );
}
