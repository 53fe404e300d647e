import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { useFailureText } from "../../kit/problem-view.tsx";

interface DiscardProps {
  readonly kind: string;
  readonly line: MetadataLine;
}

/** Drops a draft; what was never published goes with it. */
export function Discard({ kind, line }: DiscardProps) {
  const { t } = useTranslation("application");
  const { message } = App.useApp();
  const text = useText();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const discard = useMutation({
    mutationFn: () => metadata.discard(kind, line.key),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...metadata.all(kind)] }),
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
