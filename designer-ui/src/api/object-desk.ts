import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { JsonObject } from "../model/json.ts";
import { patchBetween } from "../model/json-patch.ts";
import { type MetadataObject, metadata } from "./metadata.ts";

const PAUSE_MS = 1_000;

/** An object of the application on the screen, its draft on the server one second behind it. */
export interface ObjectDesk<T> {
  readonly document: T;
  /** The document as the server keeps it. */
  readonly written: JsonObject;
  readonly version: number | null;
  /** What is in force, as the server has it; null before the first publish. */
  readonly published: JsonObject | null;
  /** Whether there is anything to bring into force. */
  readonly publishable: boolean;
  readonly saving: "saved" | "saving" | "failed";
  readonly failure: unknown;
  readonly change: (document: T) => void;
  /** Saves what is not saved yet; the revision of the draft then. */
  readonly flush: () => Promise<number>;
  /** Takes what the server has in the place of what is on the screen. */
  readonly reload: () => Promise<void>;
  /** Brings the document into force; the number of its version. */
  readonly publish: (note: string) => Promise<number>;
  /** Publishes an old version again and takes it over; the number that it has then. */
  readonly restore: (version: number, note: string) => Promise<number>;
}

interface Kind<T> {
  readonly kind: string;
  readonly read: (json: JsonObject) => T;
  readonly write: (document: T) => JsonObject;
  /** What else is stale when the object has changed. */
  readonly stale: readonly (readonly string[])[];
}

export function useObjectDesk<T>(object: MetadataObject, { kind, read, write, stale }: Kind<T>): ObjectDesk<T> {
  const queries = useQueryClient();
  const { key } = object;
  const [known, setKnown] = useState(object);
  const [document, setDocument] = useState(() => read(object.draft ?? object.published ?? {}));
  const latest = useRef({ document, saved: document, revision: object.draftRevision });

  const save = useMutation({
    mutationFn: async (): Promise<number> => {
      const { document: wanted, saved, revision } = latest.current;
      if (wanted === saved) return revision;
      const { draftRevision } = await metadata.saveDraft(kind, key, revision, write(wanted));
      latest.current = { ...latest.current, saved: wanted, revision: draftRevision };
      setKnown((before) => ({ ...before, draft: write(wanted), draftRevision }));
      return draftRevision;
    },
    scope: { id: `${kind} ${key}` },
  });
  const { mutateAsync: flush } = save;

  useEffect(() => {
    if (document === latest.current.saved) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [document, flush]);
  useEffect(() => {
    const current = latest;
    return () => {
      if (current.current.document !== current.current.saved) void flush().catch(() => undefined);
    };
  }, [flush]);

  const reload = async () => {
    const fresh = await metadata.read(kind, key);
    const taken = read(fresh.draft ?? fresh.published ?? {});
    latest.current = { document: taken, saved: taken, revision: fresh.draftRevision };
    setKnown(fresh);
    setDocument(taken);
    save.reset();
    await queries.invalidateQueries({ queryKey: metadata.all(kind), refetchType: "none" });
  };
  // Menus and lists on the same screen show at once what holds now.
  const inForce = async () => {
    await reload();
    await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })));
  };

  return {
    document,
    written: write(document),
    version: known.version,
    published: known.published,
    publishable:
      (known.draft !== null || document !== latest.current.saved) &&
      (known.published === null || patchBetween(known.published, write(document)).length > 0),
    saving: save.isError ? "failed" : save.isPending || document !== latest.current.saved ? "saving" : "saved",
    failure: save.error,
    change: (next) => {
      latest.current = { ...latest.current, document: next };
      setDocument(next);
    },
    flush,
    reload,
    publish: async (note) => {
      const { version } = await metadata.publish(kind, key, await flush(), note);
      await inForce();
      return version;
    },
    restore: async (version, note) => {
      await flush();
      const restored = await metadata.restore(kind, key, version, note);
      if ((await metadata.read(kind, key)).draft !== null) await metadata.discard(kind, key);
      await inForce();
      return restored.version;
    },
  };
}
