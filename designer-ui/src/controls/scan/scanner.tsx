import { Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  var BarcodeDetector: (new () => Detector) | undefined;
}

const PAUSE_MS = 200;

interface ScannerProps {
  readonly onFound: (text: string) => void;
  readonly onClose: () => void;
}

/** Looks through the camera until a code is found; pictures never leave the browser. */
export function Scanner({ onFound, onClose }: ScannerProps) {
  const { t } = useTranslation("controls");
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const detector = globalThis.BarcodeDetector ? new globalThis.BarcodeDetector() : null;
    const look = async () => {
      const element = video.current;
      if (over || !detector || !element) return;
      const [code] = element.readyState >= element.HAVE_CURRENT_DATA ? await detector.detect(element) : [];
      if (code && !over) found.current(code.rawValue);
      else timer = setTimeout(look, PAUSE_MS);
    };
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).then(
      (opened) => {
        stream = opened;
        if (video.current) video.current.srcObject = opened;
        void look();
      },
      () => setRefused(true),
    );
    return () => {
      over = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return (
    <Modal open title={t("scan")} footer={null} onCancel={onClose}>
      {refused ? <p>{t("scan.refused")}</p> : <video ref={video} autoPlay muted playsInline className="m-scan-video" />}
    </Modal>
  );
}
