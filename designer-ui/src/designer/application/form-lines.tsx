import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import { useFailureText } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { StateTags } from "./state-tags.tsx";

/** The forms of the application, each with a way into its designer and to its records. */
export function FormLines({ forms }: { readonly forms: readonly MetadataLine[] }) {
  const { t } = useTranslation("application");
  const text = useText();
  return (
    <section aria-label={t("kind.form")}>
      <h2>{t("kind.form")}</h2>
      <ul className="m-app-lines">
        {forms.map((line) => (
          <li key={line.key}>
            <Link className="m-app-name" to={paths.designForm(line.key)}>
              <Icon name="file-text" />
              <span className="m-ellipsis">{text(line.title) || line.key}</span>
            </Link>
            <StateTags line={line} />
            <span className="m-app-actions">
              {line.version !== undefined && <Link to={paths.form(line.key)}>{t("app.open")}</Link>}
              <Link to={paths.designForm(line.key)}>{t("app.design")}</Link>
              {line.changed && <Discard line={line} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Drops a draft; a form that was never published goes with it. */
function Discard({ line }: { readonly line: MetadataLine }) {
  const { t } = useTranslation("application");
  const { message } = App.useApp();
  const text = useText();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const discard = useMutation({
    mutationFn: () => metadata.discard("form", line.key),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...metadata.all("form")] }),
    onError: (failure) => void message.error(textOf(failure)),
  });
  const question =
    line.version === undefined ? t("app.deleteConfirm", { title: text(line.title) }) : t("app.discardConfirm");
  return (
    <Popconfirm
      title={question}
      okButtonProps={{ danger: true }}
      okText={t("app.discard")}
      onConfirm={() => discard.mutate()}
    >
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined />}
        loading={discard.isPending}
        aria-label={t("app.discard")}
        title={t("app.discard")}
      />
    </Popconfirm>
  );
}
