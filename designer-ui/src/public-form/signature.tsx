import { useEffect, useState } from "react";
import { entriesOf } from "../controls/files/entries.ts";
import { drawn, typed } from "../controls/signature/sheet.ts";
import { SignaturePad } from "../controls/signature/signature-pad.tsx";
import { isSignature, type Stroke } from "../controls/signature/strokes.ts";
import type { Json } from "../model/json.ts";
import type { PublicInputProps } from "./input.ts";
import { useScope } from "./scope.ts";
import { useWords } from "./words.ts";

/** A signature drawn with finger, pen or mouse, or a name that is typed. */
export function SignatureInput(props: PublicInputProps) {
  const { id, field, value, onChange, disabled, place } = props;
  const { t, text } = useWords();
  const { editor, upload, withdraw } = useScope();
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [name, setName] = useState("");
  const [picture, setPicture] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const [entry] = entriesOf(value);
  const begun = !entry && (strokes.length > 0 || name.trim() !== "");
  // What was begun and not confirmed would be lost without a word.
  useEffect(() => {
    editor.fail(place, begun);
    return () => editor.fail(place, false);
  }, [editor, place, begun]);

  const sign = async () => {
    setBusy(true);
    setWrong("");
    const content = strokes.length > 0 ? await drawn(strokes) : await typed(name.trim());
    const answer =
      content &&
      (await upload(props.path, {
        content,
        name: "signature.png",
        onProgress: () => undefined,
        signal: new AbortController().signal,
      }));
    setBusy(false);
    if (content && answer?.is === "ok") {
      setPicture(URL.createObjectURL(content));
      setStrokes([]);
      setName("");
      onChange([answer.value] as unknown as Json);
    } else
      setWrong(answer?.is === "refused" ? answer.problems.map(({ message }) => message).join(" ") : t("file.failed"));
  };
  if (entry) {
    return (
      <div className="p-files">
        {picture === undefined ? null : <img className="p-signed" src={picture} alt={t("sign.done")} />}
        <button
          id={id}
          type="button"
          className="p-second"
          onClick={() => {
            withdraw(entry.id);
            onChange(null);
          }}
        >
          {t("sign.anew")}
        </button>
      </div>
    );
  }
  if (disabled) return <output className="p-output">—</output>;
  const ready = isSignature(strokes) || (strokes.length === 0 && name.trim() !== "");
  return (
    <div className="p-sign">
      <SignaturePad label={`${text(field.title)} ${t("sign.here")}`} strokes={strokes} onChange={setStrokes} />
      <label className="p-typed">
        {t("sign.type")}
        <input
          id={id}
          className="p-input"
          autoComplete="name"
          maxLength={40}
          disabled={strokes.length > 0}
          value={name}
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <span className="p-line">
        <button type="button" className="p-second" disabled={!ready || busy} onClick={() => editor.hold(sign())}>
          {t("sign.confirm")}
        </button>
        {begun ? (
          <button
            type="button"
            className="p-plain"
            onClick={() => {
              setStrokes([]);
              setName("");
            }}
          >
            {t("sign.clear")}
          </button>
        ) : null}
      </span>
      {wrong ? (
        <small className="p-wrong" role="alert">
          {wrong}
        </small>
      ) : null}
    </div>
  );
}
