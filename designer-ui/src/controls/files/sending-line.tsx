import CloseOutlined from "@ant-design/icons/CloseOutlined";
import FileOutlined from "@ant-design/icons/FileOutlined";
import ReloadOutlined from "@ant-design/icons/ReloadOutlined";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { sizeText } from "./size-text.ts";
import type { Sending } from "./use-uploads.ts";

interface SendingLineProps {
  readonly one: Sending;
  readonly onRetry: () => void;
  readonly onDrop: () => void;
}

/** A file on its way, with how much of it has been sent, or why it did not get through. */
export function SendingLine({ one, onRetry, onDrop }: SendingLineProps) {
  const { t } = useTranslation("files");
  const { file, part, wrong, again } = one;
  const percent = Math.round(part * 100);
  return (
    <li className="m-files-line m-files-sending">
      <span className="m-files-sign">
        <FileOutlined aria-hidden="true" />
      </span>
      <span className="m-files-name" title={file.name}>
        {file.name}
      </span>
      <small className="m-muted">{sizeText(file.size)}</small>
      <span className="m-files-actions">
        {again === true && (
          <Button
            type="text"
            size="small"
            aria-label={t("again", { name: file.name })}
            title={t("again.short")}
            icon={<ReloadOutlined aria-hidden="true" />}
            onClick={onRetry}
          />
        )}
        <Button
          type="text"
          size="small"
          aria-label={t("cancel", { name: file.name })}
          title={t("cancel.short")}
          icon={<CloseOutlined aria-hidden="true" />}
          onClick={onDrop}
        />
      </span>
      {wrong === undefined ? (
        <progress value={percent} max={100} aria-label={t("sending", { name: file.name })} />
      ) : (
        <small className="m-files-wrong" role="alert">
          {wrong}
        </small>
      )}
    </li>
  );
}
