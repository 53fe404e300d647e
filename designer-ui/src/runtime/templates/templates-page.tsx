import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type BundlePlan, type BundleSource, templates } from "../../api/templates.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { Icon } from "../../kit/icon.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { PlanView } from "./plan-view.tsx";
import "./templates.css";

interface Planned {
  readonly source: BundleSource;
  readonly plan: BundlePlan;
}

/** Templates to choose from; choosing one shows what it would create before anything is done. */
export function TemplatesPage() {
  const { t } = useTranslation("templates");
  const text = useText();
  const all = useQuery(templates.all());
  const [planned, setPlanned] = useState<Planned | null>(null);
  const plan = useMutation({
    mutationFn: async (source: BundleSource) => ({ source, plan: await templates.plan(source) }),
    onSuccess: setPlanned,
  });

  if (planned) return <PlanView {...planned} onBack={() => setPlanned(null)} />;
  if (all.error) return <FailureState failure={all.error} onRetry={() => void all.refetch()} />;
  if (!all.data) return <DelayedSkeleton />;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <Upload
            accept=".zip"
            showUploadList={false}
            beforeUpload={(file) => {
              plan.mutate(file);
              return false;
            }}
          >
            <Button>{t("upload")}</Button>
          </Upload>
        }
      />
      <p className="m-templates-lead">{t("lead")}</p>
      {plan.error && <ProblemView failure={plan.error} />}
      <div className="m-templates">
        {all.data.items.map((template) => (
          <article key={template.id} className="m-template">
            <h2>
              <Icon name={template.icon ?? "grid"} />
              {text(template.title)}
            </h2>
            <p>{text(template.description)}</p>
            <Button type="primary" loading={plan.isPending} onClick={() => plan.mutate({ template: template.id })}>
              {t("look")}
            </Button>
          </article>
        ))}
      </div>
    </>
  );
}
