import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { session } from "../../api/session.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { Door, Labelled } from "./door.tsx";

/** Only an address of our own: anything else would let a link send people away after they typed a password. */
function inside(next: string | null): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : paths.home;
}

export function SignInPage() {
  const { t } = useTranslation("welcome");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");

  const signIn = useMutation({
    mutationFn: () => session.signIn(login, password),
    onSuccess: async () => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
      await queries.fetchQuery({ ...session.current(), staleTime: 0 });
      navigate(inside(search.get("next")), { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };

  return (
    <Door title={t("signIn.title")} lead={t("signIn.lead")}>
      <form onSubmit={submit}>
        <Labelled label={t("signIn.login")}>
          <Input autoFocus autoComplete="username" value={login} onChange={(event) => setLogin(event.target.value)} />
        </Labelled>
        <Labelled label={t("signIn.password")}>
          <Input.Password
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Labelled>
        {signIn.error && <ProblemView failure={signIn.error} />}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          disabled={login.trim() === "" || password === ""}
          loading={signIn.isPending}
        >
          {t("signIn.go")}
        </Button>
      </form>
    </Door>
  );
}
