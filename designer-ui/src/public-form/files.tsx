import { useEffect, useRef, useState } from "react";
import { acceptedOf, megabytesOf, refusalOf } from "../controls/files/accepted.ts";
import { asksOf } from "../controls/files/asked.ts";
import { entriesOf, mostFiles } from "../controls/files/entries.ts";
import { prepared } from "../controls/files/picture.ts";
import { sizeText } from "../controls/files/size-text.ts";
import { kindOf } from "../model/form/kinds.ts";
import { newId } from "../model/identity.ts";
import type { Json } from "../model/json.ts";
import type { PublicInputProps } from "./input.ts";
import { useScope } from "./scope.ts";
import { useWords } from "./words.ts";

/** A file on its way, or one that did not get through. */
interface Sending {
  readonly key: string;
  readonly file: File;
  readonly part: number;
  readonly stop: AbortController;
  readonly wrong?: string;
  /** Whether it may get through when it is tried again. */
  readonly again?: boolean;
}

const isPicture = (type: string) => type.startsWith("image/");

/** Addresses in this browser of pictures that were chosen here: nothing is read back from the server. */
const previews = new Map<string, string>();

/** Sends files and puts them into the value as they arrive. */
function useSending({ field, path, place, value, onChange }: PublicInputProps) {
  const { t } = useWords();
  const { editor, upload } = useScope();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const latest = useRef(value);
  latest.current = value;
  const change = useRef(onChange);
  change.current = onChange;
  const running = useRef(new Set<AbortController>());
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const stop of all) stop.abort();
    };
  }, []);
  const lost = sending.some(({ wrong }) => wrong !== undefined);
  useEffect(() => {
    editor.fail(place, lost);
    return () => editor.fail(place, false);
  }, [editor, place, lost]);

  const note = (key: string, more: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const drop = ({ key, stop }: Sending) => {
    stop.abort();
    running.current.delete(stop);
    setSending((all) => all.filter((one) => one.key !== key));
  };
  const send = async (one: Sending) => {
    running.current.add(one.stop);
    const ready = await prepared(one.file, field, { user: "", time: new Date().toLocaleString() });
    const answer = await upload(path, {
      ...ready,
      signal: one.stop.signal,
      onProgress: (part) => note(one.key, { part }),
    });
    if (one.stop.signal.aborted) return;
    if (answer.is === "ok") {
      if (isPicture(ready.content.type)) previews.set(answer.value.id, URL.createObjectURL(ready.content));
      latest.current = [...entriesOf(latest.current), answer.value] as unknown as Json;
      change.current(latest.current);
      drop(one);
    } else if (answer.is === "refused") {
      note(one.key, { wrong: answer.problems.map(({ message }) => message).join(" "), again: false });
    } else note(one.key, { wrong: t("file.failed"), again: true });
  };
  const begin = (file: File): Sending => {
    const one = { key: newId(), file, part: 0, stop: new AbortController() };
    const refusal = refusalOf(field, file);
    if (refusal) return { ...one, wrong: t(`file.refused.${refusal}`, { max: megabytesOf(field) }), again: false };
    editor.hold(send(one));
    return one;
  };
  return {
    sending,
    drop,
    add: (files: readonly File[]) => setSending((all) => [...all, ...files.map(begin)]),
    retry: (one: Sending) => {
      drop(one);
      setSending((all) => [...all, begin(one.file)]);
    },
  };
}

/** Files and pictures: from the disk, or from the camera of a phone. */
export function FilesInput(props: PublicInputProps) {
  const { id, field, value, onChange, disabled, onLeave } = props;
  const { t } = useWords();
  const { withdraw } = useScope();
  const { sending, add, drop, retry } = useSending(props);
  const entries = entriesOf(value);
  const most = mostFiles(field);
  const left = most - entries.length - sending.length;
  const { pictures } = kindOf(field.type);
  const remove = (file: string) => {
    withdraw(file);
    const next = entries.filter((one) => one.id !== file);
    onChange(next.length === 0 ? null : (next as Json));
  };
  return (
    <div className="p-files">
      {entries.map((one) => (
        <div key={one.id} className="p-file">
          {previews.has(one.id) ? <img src={previews.get(one.id)} alt="" /> : null}
          <span>
            {String(one["name"])} <small className="p-help">{sizeText(Number(one["size"]))}</small>
          </span>
          <button
            type="button"
            className="p-plain"
            aria-label={t("file.remove", { name: String(one["name"]) })}
            onClick={() => remove(one.id)}
          >
            ×
          </button>
        </div>
      ))}
      {sending.map((one) => (
        <div key={one.key} className="p-file" data-wrong={one.wrong !== undefined}>
          <span>
            {one.file.name}
            {one.wrong === undefined ? (
              <progress value={one.part} max={1} aria-label={t("file.sending", { name: one.file.name })} />
            ) : (
              <small className="p-wrong" role="alert">
                {one.wrong}
              </small>
            )}
          </span>
          {one.again ? (
            <button type="button" className="p-plain" onClick={() => retry(one)}>
              {t("again")}
            </button>
          ) : null}
          <button
            type="button"
            className="p-plain"
            aria-label={t("file.remove", { name: one.file.name })}
            onClick={() => drop(one)}
          >
            ×
          </button>
        </div>
      ))}
      {disabled || left <= 0 ? null : (
        <label className="p-second">
          {t(pictures ? "file.picture" : "file.choose")}
          <input
            id={id}
            className="p-hidden"
            type="file"
            multiple={left > 1}
            accept={acceptedOf(field).join(",") || undefined}
            capture={field.props?.["cameraOnly"] === true ? "environment" : undefined}
            aria-invalid={props.invalid}
            aria-describedby={props.describedBy}
            onBlur={onLeave}
            onChange={({ target }) => {
              add([...(target.files ?? [])].slice(0, left));
              target.value = "";
            }}
          />
        </label>
      )}
      <small className="p-help">
        {[
          t("file.limits", { count: most, max: megabytesOf(field) }),
          ...(pictures ? asksOf(field) : []).map(({ key, values }) => t(`file.${key}`, values)),
        ].join(" · ")}
      </small>
    </div>
  );
}
