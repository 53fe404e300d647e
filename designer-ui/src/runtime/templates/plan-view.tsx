import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type BundlePlan, type BundleSource, templates } from "../../api/templates.ts";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemList, ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { nameOf, PlanConflicts, type Side } from "./plan-conflicts.tsx";

interface PlanViewProps {
  readonly source: BundleSource;
  readonly plan: BundlePlan;
  readonly onBack: () => void;
}

const COLORS = { create: "green", update: "blue", unchanged: "default", conflict: "red" } as const;

function PlanItems({ plan }: { readonly plan: BundlePlan }) {
  const { t } = useTranslation("templates");
  const text = useText();
  const kinds = [...new Set(plan.items.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <section key={kind} className="m-plan-kind">
      <h3>{t(`kind.${kind}`)}</h3>
      <div className="m-plan-items">
        {plan.items
          .filter((item) => item.kind === kind)
          .map(({ key, title, action }) => (
            <OptionTag key={key} color={COLORS[action]}>
              {action === "create" ? text(title) : `${text(title)} · ${t(`action.${action}`)}`}
            </OptionTag>
          ))}
      </div>
    </section>
  ));
}

/** What a bundle would do, and the button that does it. */
export function PlanView({ source, plan, onBack }: PlanViewProps) {
  const { t } = useTranslation("templates");
  const { t: common } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const unchanged = plan.items.every(({ action }) => action === "unchanged");
  const [sample, setSample] = useState(plan.sample.records > 0 && !unchanged);
  const [password, setPassword] = useState("");
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const conflicts = plan.items.filter(({ action }) => action === "conflict");
  const undecided = conflicts.some((item) => !chosen.has(nameOf(item)));
  const install = useMutation({
    mutationFn: () =>
      templates.install(source, {
        sample,
        ...(sample && password !== "" ? { samplePassword: password } : {}),
        ours: conflicts.map(nameOf).filter((name) => chosen.get(name) === "ours"),
        theirs: conflicts.map(nameOf).filter((name) => chosen.get(name) === "theirs"),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      navigate(paths.home);
    },
  });
  const blocked = plan.problems.length > 0;

  return (
    <div className="m-plan">
      <PageHeader title={t(unchanged ? "planned" : "planTitle", { title: text(plan.manifest.title) })} />
      <p>{unchanged ? t("nothingNew") : t("planLead")}</p>
      {blocked && <ProblemList title={common("failure.title")} problems={plan.problems} />}
      {plan.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("planWarnings")}
          description={
            <ul className="m-plan-warnings">
              {plan.warnings.map(({ path, message }) => (
                <li key={`${path} ${message}`}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      {conflicts.length > 0 && (
        <PlanConflicts
          items={conflicts}
          chosen={chosen}
          onChoose={(names, side) => setChosen(new Map([...chosen, ...names.map((name) => [name, side] as const)]))}
        />
      )}
      <PlanItems plan={plan} />
      {plan.sample.people + plan.sample.records > 0 && (
        <div className="m-plan-choice">
          <Checkbox checked={sample} onChange={({ target }) => setSample(target.checked)}>
            {t("sample", { ...plan.sample })}
          </Checkbox>
          {sample && plan.sample.people > 0 && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
            <label>
              {t("samplePassword")}
              <Input.Password
                autoComplete="new-password"
                value={password}
                onChange={({ target }) => setPassword(target.value)}
              />
              <small>{t("samplePasswordHint")}</small>
            </label>
          )}
        </div>
      )}
      {install.error && <ProblemView failure={install.error} />}
      <Space>
        {(!unchanged || sample) && (
          <Button
            type="primary"
            disabled={blocked || undecided}
            loading={install.isPending}
            onClick={() => install.mutate()}
          >
            {t(unchanged ? "addSample" : "install")}
          </Button>
        )}
        <Button disabled={install.isPending} onClick={onBack}>
          {common(unchanged ? "close" : "cancel")}
        </Button>
        {undecided && <span className="m-muted">{t("undecided")}</span>}
      </Space>
    </div>
  );
}
