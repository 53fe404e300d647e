import CameraOutlined from "@ant-design/icons/CameraOutlined";
import InboxOutlined from "@ant-design/icons/InboxOutlined";
import { useQueryClient } from "@tanstack/react-query";
import dayjs from "dayjs";
import { Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FileEntry } from "../../api/files.ts";
import { session } from "../../api/session.ts";
import { lazily } from "../../kit/lazily.ts";
import { kindOf } from "../../model/form/kinds.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { acceptedOf, megabytesOf } from "./accepted.ts";
import { asksOf } from "./asked.ts";
import { entriesOf, mostFiles } from "./entries.ts";
import { FileLine } from "./file-line.tsx";
import { SendingLine } from "./sending-line.tsx";
import { useUploads } from "./use-uploads.ts";
import "./files.css";

const Lightbox = lazily(() => import("./lightbox.tsx").then((file) => file.Lightbox));

/** Files that are dropped, chosen, pasted or photographed, each with how far it is and what can be done with it. */
export function FilesInput(props: InputProps) {
  const { field, value, onChange, id, disabled = false } = props;
  const { t } = useTranslation("files");
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const replaced = useRef<string | undefined>(undefined);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<FileEntry | null>(null);
  const entries = entriesOf(value);
  const uploads = useUploads(props, () => ({
    user: queries.getQueryData(session.current().queryKey)?.user?.name ?? "",
    time: dayjs().format("YYYY-MM-DD HH:mm"),
  }));
  const pictures = kindOf(field.type).pictures === true;
  const camera = pictures && field.props?.["cameraOnly"] === true;
  const accepted = acceptedOf(field);
  const full =
    entries.length + uploads.sending.filter(({ replaces }) => replaces === undefined).length >= mostFiles(field);
  const choose = (replaces?: string) => {
    replaced.current = replaces;
    chooser.current?.click();
  };
  const put = (next: readonly FileEntry[]) => onChange(next.length === 0 ? null : (next as Json));
  const take = (transfer: DataTransfer | null) => {
    const found = [...(transfer?.files ?? [])];
    if (found.length > 0 && !disabled && !camera) uploads.add(found);
    return found.length > 0;
  };
  if (disabled && entries.length === 0)
    return <div className="m-output m-muted">{typeof value === "string" ? value : "—"}</div>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: everything that can be dropped here can be chosen with the button
    <div
      className={`m-files${pictures ? " m-files-pictures" : ""}${over ? " m-files-over" : ""}`}
      onDragOver={(event) => {
        if (disabled || camera || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (take(event.dataTransfer)) event.preventDefault();
      }}
      onPaste={(event) => {
        if (take(event.clipboardData)) event.preventDefault();
      }}
    >
      {entries.length + uploads.sending.length > 0 && (
        <ul aria-label={t("list")}>
          {entries.map((entry) => (
            <FileLine
              key={entry.id}
              entry={entry}
              fixed={disabled}
              picture={pictures}
              onShow={() => setShown(entry)}
              onReplace={() => choose(entry.id)}
              onRemove={() => put(entries.filter((one) => one.id !== entry.id))}
            />
          ))}
          {uploads.sending.map((one) => (
            <SendingLine
              key={one.key}
              one={one}
              onRetry={() => uploads.retry(one)}
              onDrop={() => uploads.drop(one.key)}
            />
          ))}
        </ul>
      )}
      {!disabled && !full && (
        <button
          id={id}
          type="button"
          className={props.invalid ? "m-files-add m-files-invalid" : "m-files-add"}
          aria-describedby={props.describedBy}
          onClick={() => choose()}
        >
          {camera ? <CameraOutlined aria-hidden="true" /> : <InboxOutlined aria-hidden="true" />}
          <span>{t(camera ? "photograph" : "add")}</span>
          <small>
            {accepted.length > 0 && !pictures && `${accepted.join(" ")} · `}
            {[
              t("limit", { megabytes: megabytesOf(field), count: mostFiles(field) }),
              ...(pictures ? asksOf(field) : []).map(({ key, values }) => t(key, values)),
            ].join(" · ")}
          </small>
        </button>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={mostFiles(field) > 1}
        accept={pictures ? "image/*" : accepted.join(",")}
        {...(camera ? { capture: "environment" as const } : {})}
        aria-label={t("add")}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = "";
          uploads.add(replaced.current === undefined ? chosen : chosen.slice(0, 1), replaced.current);
          replaced.current = undefined;
        }}
      />
      {shown && (
        <Suspense fallback={null}>
          <Lightbox entries={entries} first={shown.id} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </div>
  );
}
