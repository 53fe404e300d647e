import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { ApiProblem } from "../../api/http.ts";
import { type SetUp, session } from "../../api/session.ts";
import { useLanguage } from "../../i18n/language.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { Door, Labelled } from "./door.tsx";

type Answers = Omit<SetUp, "language">;

const FIELDS: readonly { readonly key: keyof Answers; readonly autoComplete: string }[] = [
  { key: "organisation", autoComplete: "organization" },
  { key: "name", autoComplete: "name" },
  { key: "login", autoComplete: "username" },
  { key: "password", autoComplete: "new-password" },
];

function messagesOf(failure: unknown): Readonly<Record<string, string>> {
  if (!(failure instanceof ApiProblem)) return {};
  return Object.fromEntries(failure.problems.map(({ path, message }) => [path, message]));
}

/** The first page of a new installation: language, organisation, administrator. */
export function SetUpPage() {
  const { t } = useTranslation("welcome");
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const given = search.get("token") ?? "";
  const [answers, setAnswers] = useState<Answers>({
    token: given,
    organisation: "",
    name: "",
    login: "",
    password: "",
  });

  const setUp = useMutation({
    mutationFn: () => session.setUp({ ...answers, language }),
    onSuccess: (known) => {
      queries.setQueryData(session.setUpNeeded().queryKey, { needed: false });
      queries.setQueryData(session.current().queryKey, known);
      navigate(paths.start, { replace: true });
    },
  });
  const wrong = messagesOf(setUp.error);
  const complete = Object.values(answers).every((answer) => answer.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate();
  };

  return (
    <Door title={t("setUp.title")} lead={t("setUp.lead")}>
      <form onSubmit={submit}>
        {given === "" && (
          <Labelled label={t("setUp.token")} hint={t("setUp.tokenHint")} wrong={wrong["token"]}>
            <Input
              autoFocus
              autoComplete="off"
              value={answers.token}
              onChange={(event) => setAnswers({ ...answers, token: event.target.value.trim() })}
            />
          </Labelled>
        )}
        {FIELDS.map(({ key, autoComplete }) => {
          const Field = key === "password" ? Input.Password : Input;
          return (
            <Labelled
              key={key}
              label={t(`setUp.${key}`)}
              hint={key === "password" ? t("setUp.passwordHint") : undefined}
              wrong={wrong[key]}
            >
              <Field
                autoFocus={given !== "" && key === "organisation"}
                autoComplete={autoComplete}
                value={answers[key]}
                {...(wrong[key] ? { status: "error" as const } : {})}
                onChange={(event) => setAnswers({ ...answers, [key]: event.target.value })}
              />
            </Labelled>
          );
        })}
        {setUp.error && <ProblemView failure={setUp.error} />}
        <Button type="primary" size="large" htmlType="submit" block disabled={!complete} loading={setUp.isPending}>
          {t("setUp.go")}
        </Button>
      </form>
    </Door>
  );
}
