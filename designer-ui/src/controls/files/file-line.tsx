import CloseOutlined from "@ant-design/icons/CloseOutlined";
import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import HistoryOutlined from "@ant-design/icons/HistoryOutlined";
import SwapOutlined from "@ant-design/icons/SwapOutlined";
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FileEntry, files } from "../../api/files.ts";
import { lazily } from "../../kit/lazily.ts";
import { FileSign } from "./file-sign.tsx";
import { isShownHere } from "./shown-here.ts";
import { sizeText } from "./size-text.ts";

const Versions = lazily(() => import("./file-versions.tsx").then((file) => file.FileVersions));

interface FileLineProps {
  readonly entry: FileEntry;
  readonly fixed: boolean;
  /** Drawn as a tile. */
  readonly picture: boolean;
  readonly onShow: () => void;
  readonly onReplace: () => void;
  readonly onRemove: () => void;
}

/** One file: what it is, and to look at it, save it, replace it or take it out. */
export function FileLine({ entry, fixed, picture, onShow, onReplace, onRemove }: FileLineProps) {
  const { t } = useTranslation("files");
  const [versions, setVersions] = useState(false);
  const name = String(entry["name"] ?? "");
  const version = Number(entry["version"] ?? 1);
  const shown = isShownHere(entry);
  return (
    <li className={picture ? "m-files-tile" : "m-files-line"}>
      <span className="m-files-sign">
        <FileSign entry={entry} />
      </span>
      {shown ? (
        <button type="button" className="m-files-name" title={name} aria-label={t("show", { name })} onClick={onShow}>
          {name}
        </button>
      ) : (
        <a className="m-files-name" title={name} href={files.address(entry.id)} download={name}>
          {name}
        </a>
      )}
      <small className="m-muted">
        {sizeText(Number(entry["size"] ?? 0))}
        {version > 1 && ` · ${t("version", { version })}`}
      </small>
      <span className="m-files-actions">
        <Button
          type="text"
          size="small"
          href={files.address(entry.id)}
          download={name}
          aria-label={t("download", { name })}
          title={t("save")}
          icon={<DownloadOutlined aria-hidden="true" />}
        />
        {version > 1 && (
          <Button
            type="text"
            size="small"
            aria-label={t("versions", { name })}
            title={t("versions.short")}
            icon={<HistoryOutlined aria-hidden="true" />}
            onClick={() => setVersions(true)}
          />
        )}
        {!fixed && (
          <>
            <Button
              type="text"
              size="small"
              aria-label={t("replace", { name })}
              title={t("replace.short")}
              icon={<SwapOutlined aria-hidden="true" />}
              onClick={onReplace}
            />
            <Button
              type="text"
              size="small"
              aria-label={t("remove", { name })}
              title={t("remove.short")}
              icon={<CloseOutlined aria-hidden="true" />}
              onClick={onRemove}
            />
          </>
        )}
      </span>
      {versions && (
        <Suspense fallback={null}>
          <Versions entry={entry} onClose={() => setVersions(false)} />
        </Suspense>
      )}
    </li>
  );
}
