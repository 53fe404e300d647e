import UploadOutlined from "@ant-design/icons/UploadOutlined";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ChangeEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../../api/metadata.ts";
import { pictures } from "../../../../api/pictures.ts";
import { ProblemView } from "../../../../kit/problem-view.tsx";
import { freeKey, slugOf } from "../../../../model/designer/keys.ts";
import { useSurrounding } from "../../design-context.tsx";

const ACCEPTED = "image/png,image/jpeg,image/gif,image/webp";

interface BringingProps {
  readonly taken: ReadonlySet<string>;
  readonly onBrought: (key: string) => void;
}

/** Takes a picture from the machine into the application. */
export function Bringing({ taken, onBrought }: BringingProps) {
  const { t } = useTranslation("designer-nodes");
  const queries = useQueryClient();
  const { pkg } = useSurrounding();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const bring = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = "";
    if (!file) return;
    setFailure(null);
    setBusy(true);
    try {
      const title = file.name.replace(/\.[a-z0-9]+$/i, "");
      const key = freeKey(slugOf(title) || "picture", taken);
      await pictures.bring(pkg, key, title || key, await base64(file));
      await queries.invalidateQueries({ queryKey: metadata.all("picture") });
      onBrought(`${pkg}.${key}`);
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={t("picture.bring")}
        onChange={(event) => void bring(event)}
      />
      <Button
        size="small"
        icon={<UploadOutlined aria-hidden="true" />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {t("picture.bring")}
      </Button>
      {failure !== null && <ProblemView failure={failure} />}
    </>
  );
}

async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
