import MoreOutlined from "@ant-design/icons/MoreOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { apps } from "../../api/apps.ts";
import { metadata } from "../../api/metadata.ts";
import { type CarriedList, templates } from "../../api/templates.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { useFailureText } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { FormLines } from "./form-lines.tsx";
import { NewForm } from "./new-form.tsx";
import { ObjectLines } from "./object-lines.tsx";
import { OptionSetLines } from "./option-set-lines.tsx";
import { PublicLinkLines } from "./public-link-lines.tsx";
import { RuleLines } from "./rule-lines.tsx";
import "../../controls/controls.css";
import "./application.css";

const OTHERS = ["flow", "dashboard", "role"] as const;

/** An application from the inside: everything it is made of, and how far each part is in force. */
export function ApplicationPage() {
  const { t } = useTranslation("application");
  const { pkg = "" } = useParams();
  const text = useText();
  const navigate = useNavigate();
  const applications = useQuery(apps.all());
  const forms = useQuery({ ...metadata.list("form", pkg), staleTime: 0 });
  const [adding, setAdding] = useState(false);
  const application = applications.data?.items.find((each) => each.pkg === pkg);

  if (forms.error) return <FailureState failure={forms.error} onRetry={() => void forms.refetch()} />;
  if (!forms.data || !applications.data) return <DelayedSkeleton />;
  const { items } = forms.data;
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t("app.newForm")}
    </Button>
  );
  return (
    <div className="m-app">
      <PageHeader
        title={text(application?.title) || t("app.untitled")}
        actions={
          <>
            <MoreMenu pkg={pkg} />
            {items.length > 0 && add}
          </>
        }
      />
      <div className="m-app-body">
        {items.length === 0 ? (
          <EmptyState
            icon="file-text"
            title={t("app.noForms")}
            actions={
              <>
                {add}
                <Button onClick={() => navigate(paths.import)}>{t("app.fromExcel")}</Button>
              </>
            }
          >
            {t("app.noFormsHint")}
          </EmptyState>
        ) : (
          <FormLines forms={items} />
        )}
        <PublicLinkLines pkg={pkg} forms={items} />
        <RuleLines pkg={pkg} forms={items} />
        <OptionSetLines pkg={pkg} />
        {OTHERS.map((kind) => (
          <ObjectLines key={kind} kind={kind} pkg={pkg} />
        ))}
      </div>
      {adding && <NewForm pkg={pkg} taken={items.map(({ key }) => key)} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** Taking the application along, and taking its samples away. */
function MoreMenu({ pkg }: { readonly pkg: string }) {
  const { t } = useTranslation("application");
  const { message, modal } = App.useApp();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const removal = useMutation({
    mutationFn: () => templates.removeSample(pkg),
    onSuccess: async () => {
      await queries.invalidateQueries();
      void message.success(t("app.sampleRemoved"));
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  /** What means nothing elsewhere is told before it is taken along. */
  const leaving = useMutation({
    mutationFn: () => templates.carried(pkg),
    onSuccess: ({ items }) => (items.length === 0 ? takeAlong() : void warned(items)),
    onError: (failure) => void message.error(textOf(failure)),
  });
  const takeAlong = () => window.location.assign(templates.exportAddress(pkg));
  const warned = (items: CarriedList["items"]) =>
    modal.confirm({
      title: t("app.carried"),
      width: 560,
      content: (
        <ul className="m-app-carried">
          {items.map(({ path, message: words }) => (
            <li key={path}>
              {words} <code>{path}</code>
            </li>
          ))}
        </ul>
      ),
      okText: t("app.exportAnyway"),
      onOk: takeAlong,
    });
  const confirm = () =>
    modal.confirm({
      title: t("app.removeSample"),
      content: t("app.removeSampleConfirm"),
      okText: t("app.removeSample"),
      okButtonProps: { danger: true },
      onOk: () => removal.mutateAsync().catch(() => undefined),
    });
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          {
            key: "export",
            label: t("app.export"),
            onClick: () => leaving.mutate(),
          },
          { key: "sample", danger: true, label: t("app.removeSample"), onClick: () => void confirm() },
        ],
      }}
    >
      <Button icon={<MoreOutlined />} aria-label={t("app.more")} title={t("app.more")} />
    </Dropdown>
  );
}
