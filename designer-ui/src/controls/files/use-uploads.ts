import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FileEntry, files } from "../../api/files.ts";
import { ApiProblem } from "../../api/http.ts";
import { newId } from "../../model/identity.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { useFieldScope } from "../scope.tsx";
import { megabytesOf, refusalOf } from "./accepted.ts";
import { entriesOf, mostFiles } from "./entries.ts";
import { type Occasion, prepared } from "./picture.ts";

/** A file on its way, or one that did not get through. */
export interface Sending {
  readonly key: string;
  readonly file: File;
  /** Files stand in the order in which they were chosen, whichever comes first. */
  readonly turn: number;
  readonly part: number;
  readonly replaces?: string | undefined;
  /** Why it did not get through. */
  readonly wrong?: string;
  /** Whether it may get through when it is tried again. */
  readonly again?: boolean;
}

interface Uploads {
  readonly sending: readonly Sending[];
  readonly add: (chosen: readonly File[], replaces?: string) => void;
  readonly retry: (one: Sending) => void;
  readonly drop: (key: string) => void;
}

/** Sends files and puts them into the value as they arrive. */
export function useUploads({ field, path, value, onChange }: InputProps, occasion: () => Occasion): Uploads {
  const { t } = useTranslation("files");
  const { form, record, hold, fail } = useFieldScope();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const latest = useRef(value);
  latest.current = value;
  /** The form may be drawn anew, with another place for values, while something is on its way. */
  const change = useRef(onChange);
  change.current = onChange;
  const turns = useRef({ last: 0, of: new Map<string, number>() });
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const each of all.values()) each.abort();
    };
  }, []);

  const lost = sending.some(({ wrong }) => wrong !== undefined);
  useEffect(() => {
    fail?.(path, lost);
    return () => fail?.(path, false);
  }, [fail, path, lost]);

  const note = useCallback((key: string, more: Partial<Sending>) => {
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...more } : one)));
  }, []);
  const drop = useCallback((key: string) => {
    running.current.get(key)?.abort();
    running.current.delete(key);
    setSending((all) => all.filter((one) => one.key !== key));
  }, []);

  const put = (entry: FileEntry, { replaces, turn }: Sending) => {
    const { of } = turns.current;
    of.set(entry.id, replaces === undefined ? turn : (of.get(replaces) ?? 0));
    const now = entriesOf(latest.current);
    const next: readonly FileEntry[] = now.some(({ id }) => id === replaces)
      ? now.map((one) => (one.id === replaces ? entry : one))
      : [...now, entry].toSorted((one, other) => (of.get(one.id) ?? 0) - (of.get(other.id) ?? 0));
    latest.current = next as Json;
    change.current(latest.current);
  };

  const send = async (one: Sending) => {
    const stop = new AbortController();
    running.current.set(one.key, stop);
    try {
      const ready = await prepared(one.file, field, occasion());
      const entry = await files.upload({
        form,
        field: path,
        ...ready,
        replaces: one.replaces,
        record,
        signal: stop.signal,
        onProgress: (part) => note(one.key, { part }),
      });
      put(entry, one);
      drop(one.key);
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === "AbortError") return;
      const refused = failure instanceof ApiProblem && failure.status >= 400 && failure.status < 500;
      note(one.key, { wrong: refused ? (failure as ApiProblem).message : t("failed"), again: !refused });
    }
  };

  const begin = (one: Sending) => {
    const work = send(one);
    hold?.(work);
  };

  const add = (chosen: readonly File[], replaces?: string) => {
    const waiting = sending.filter(({ wrong }) => wrong === undefined).length;
    let room = replaces === undefined ? mostFiles(field) - entriesOf(latest.current).length - waiting : 1;
    const added = chosen.map((file): Sending => {
      const refusal = refusalOf(field, file);
      turns.current.last += 1;
      const one = { key: newId(), file, turn: turns.current.last, part: 0, replaces };
      if (refusal) return { ...one, wrong: t(`refused.${refusal}`, { megabytes: megabytesOf(field) }) };
      room -= 1;
      return room < 0 ? { ...one, wrong: t("refused.count", { count: mostFiles(field) }) } : one;
    });
    setSending((all) => [...all, ...added]);
    for (const one of added) if (one.wrong === undefined) begin(one);
  };
  const retry = ({ wrong: _, again: __, ...one }: Sending) => {
    setSending((all) => all.map((each) => (each.key === one.key ? { ...one, part: 0 } : each)));
    begin(one);
  };
  return { sending, add, retry, drop };
}
