import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { files } from "../../api/files.ts";
import { session } from "../../api/session.ts";
import { formatInstant } from "../../i18n/format.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { entriesOf } from "../files/entries.ts";
import { useFieldScope } from "../scope.tsx";
import { drawn, typed } from "./sheet.ts";
import { SignaturePad } from "./signature-pad.tsx";
import { isSignature, type Stroke } from "./strokes.ts";
import "../files/files.css";

/** A signature drawn with finger, pen or mouse, or a name that is typed; once it is saved it stays. */
export function SignatureInput(props: InputProps) {
  const { value, onChange, disabled = false } = props;
  const { t } = useTranslation("files");
  // Only what has been signed just now can be signed anew.
  const fresh = useRef<string | null>(null);
  const entry = entriesOf(value)[0];
  if (entry) {
    const name = String(entry["signedName"] ?? "");
    return (
      <div className="m-signature" id={props.id}>
        <figure>
          <img src={files.shownAddress(entry.id)} alt={t("signature.of", { name })} />
          <figcaption>
            {name} · {formatInstant(String(entry["signedAt"] ?? ""))}
          </figcaption>
        </figure>
        {!disabled && fresh.current === entry.id && (
          <div className="m-signature-bar">
            <Button size="small" onClick={() => onChange(null)}>
              {t("signature.anew")}
            </Button>
            <small className="m-muted">{t("signature.final")}</small>
          </div>
        )}
      </div>
    );
  }
  if (disabled) return <div className="m-output m-muted">{typeof value === "string" ? value : "—"}</div>;
  return (
    <Signing
      {...props}
      onSigned={(id, signed) => {
        fresh.current = id;
        onChange([signed]);
      }}
    />
  );
}

interface SigningProps extends InputProps {
  readonly onSigned: (id: string, entry: Json) => void;
}

function Signing({ id, path, invalid, describedBy, onSigned }: SigningProps) {
  const { t } = useTranslation("files");
  const { form, record, hold, fail } = useFieldScope();
  const queries = useQueryClient();
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  /** The form may be drawn anew, with another place for values, while the signature is on its way. */
  const signed = useRef(onSigned);
  signed.current = onSigned;
  /** What is begun and not signed would be lost: it stands in the way of saving. */
  const begun = strokes.length > 0 || name.trim() !== "";
  useEffect(() => {
    fail?.(path, begun);
    return () => fail?.(path, false);
  }, [fail, path, begun]);
  const ready = isSignature(strokes) || (strokes.length === 0 && name.trim() !== "");
  const sign = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const content = strokes.length > 0 ? await drawn(strokes) : await typed(name.trim());
      if (!content) return;
      const user = queries.getQueryData(session.current().queryKey)?.user?.name ?? "signature";
      const signal = new AbortController().signal;
      const upload = { form, record, field: path, content, name: `${user}.png`, onProgress: () => undefined, signal };
      const entry = await files.upload(upload);
      signed.current(entry.id, entry);
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  const begin = () => {
    const work = sign();
    hold?.(work);
  };
  return (
    <div className={invalid ? "m-signature m-signature-invalid" : "m-signature"}>
      <SignaturePad label={t("signature.pad")} strokes={strokes} onChange={setStrokes} />
      <div className="m-signature-bar">
        <Button size="small" disabled={strokes.length === 0} onClick={() => setStrokes((all) => all.slice(0, -1))}>
          {t("signature.undo")}
        </Button>
        <Button size="small" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
          {t("signature.clear")}
        </Button>
        <Input
          id={id}
          size="small"
          maxLength={30}
          autoComplete="off"
          placeholder={t("signature.type")}
          aria-label={t("signature.type")}
          aria-describedby={describedBy}
          disabled={strokes.length > 0}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" type="primary" disabled={!ready} loading={busy} onClick={begin}>
          {t("signature.sign")}
        </Button>
      </div>
      {failure !== null && <ProblemView failure={failure} />}
    </div>
  );
}
