import LeftOutlined from "@ant-design/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import { Button, Modal } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FileEntry, files } from "../../api/files.ts";
import { PictureFacts } from "./picture-facts.tsx";
import { decoded, isShownHere, isText } from "./shown-here.ts";

interface LightboxProps {
  readonly entries: readonly FileEntry[];
  /** Id of the file to begin with. */
  readonly first: string;
  readonly onClose: () => void;
}

/** Pictures, PDF and short texts as large as the window, one after the other with the arrow keys. */
export function Lightbox({ entries, first, onClose }: LightboxProps) {
  const { t } = useTranslation("files");
  const shown = entries.filter(isShownHere);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      shown.findIndex(({ id }) => id === first),
    ),
  );
  const entry = shown[at];
  const last = shown.length - 1;
  const step = useCallback((by: number) => setAt((now) => Math.min(last, Math.max(0, now + by))), [last]);
  // The focus is with the dialog or one of its buttons, not with what is shown.
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "ArrowLeft") step(-1);
      if (key === "ArrowRight") step(1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [step]);
  if (!entry) return null;
  const name = String(entry["name"] ?? "");
  return (
    <Modal
      open
      centered
      width="min(1200px, 96vw)"
      className="m-lightbox"
      title={
        <span className="m-lightbox-title">
          <span className="m-ellipsis">{name}</span>
          {shown.length > 1 && (
            <small className="m-muted">
              {at + 1} / {shown.length}
            </small>
          )}
        </span>
      }
      footer={
        <>
          {shown.length > 1 && (
            <>
              <Button disabled={at === 0} icon={<LeftOutlined aria-hidden="true" />} onClick={() => step(-1)}>
                {t("before")}
              </Button>
              <Button disabled={at === last} icon={<RightOutlined aria-hidden="true" />} onClick={() => step(1)}>
                {t("next")}
              </Button>
            </>
          )}
          <Button href={files.address(entry.id)} download={name}>
            {t("save")}
          </Button>
        </>
      }
      onCancel={onClose}
    >
      <div className="m-lightbox-stage">
        <View key={entry.id} entry={entry} name={name} />
      </div>
      <PictureFacts entry={entry} />
    </Modal>
  );
}

function View({ entry, name }: { readonly entry: FileEntry; readonly name: string }) {
  if (isText(entry)) return <TextView id={entry.id} name={name} />;
  return entry["type"] === "application/pdf" ? (
    <PdfView id={entry.id} name={name} />
  ) : (
    <img src={files.shownAddress(entry.id)} alt={name} />
  );
}

/** The letters themselves: nothing in them is taken for a page. */
function TextView({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useTranslation("files");
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    files
      .content(id, stop.signal)
      .then((content) => content.arrayBuffer())
      .then(
        (bytes) => setText(decoded(bytes)),
        () => setFailed(!stop.signal.aborted),
      );
    return () => stop.abort();
  }, [id]);
  if (failed) return <p role="alert">{t("failed.show")}</p>;
  return text === null ? null : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section tabIndex={0} aria-label={name}>
      <pre>{text}</pre>
    </section>
  );
}

/** In the viewer of the browser, which shows what it is given and runs nothing of it in this page. */
function PdfView({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useTranslation("files");
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    let made = "";
    files.content(id, stop.signal).then(
      (content) => {
        made = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
        setAddress(made);
      },
      () => setFailed(!stop.signal.aborted),
    );
    return () => {
      stop.abort();
      URL.revokeObjectURL(made);
    };
  }, [id]);
  if (failed) return <p role="alert">{t("failed.show")}</p>;
  return address === null ? null : <iframe src={address} title={name} />;
}
