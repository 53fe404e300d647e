import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { type FileEntry, files } from "../../api/files.ts";
import { formatInstant } from "../../i18n/format.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { sizeText } from "./size-text.ts";

/** A file and what it has replaced, newest first. */
export function FileVersions({ entry, onClose }: { readonly entry: FileEntry; readonly onClose: () => void }) {
  const { t } = useTranslation("files");
  const { data, error, refetch } = useQuery(files.versions(entry.id));
  return (
    <Modal open title={t("versions", { name: String(entry["name"] ?? "") })} footer={null} onCancel={onClose}>
      {error && <FailureState failure={error} onRetry={refetch} />}
      {!data && !error && <DelayedSkeleton />}
      <ol className="m-files-versions">
        {data?.items.map(({ id, version, name, size, uploadedAt, uploadedBy }) => (
          <li key={id}>
            <b>{t("version", { version })}</b>
            <a href={files.address(id)} download={name}>
              {name}
            </a>
            <small className="m-muted">
              {sizeText(size)} · {uploadedBy} · {formatInstant(uploadedAt)}
            </small>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
