import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type MetadataObject, metadata } from "../../api/metadata.ts";
import { type RoleDocument, readRole, writeRole } from "../../model/role/role-document.ts";

const PAUSE_MS = 1_000;

/** The role on the screen, its draft on the server one second behind it. */
export interface RoleDesk {
  readonly document: RoleDocument;
  readonly version: number | null;
  /** Whether there is anything to bring into force. */
  readonly publishable: boolean;
  readonly saving: "saved" | "saving" | "failed";
  readonly failure: unknown;
  readonly change: (document: RoleDocument) => void;
  /** Saves what is not saved yet; the revision of the draft then. */
  readonly flush: () => Promise<number>;
  /** Takes what the server has in the place of what is on the screen. */
  readonly reload: () => Promise<void>;
}

export function useRole(object: MetadataObject): RoleDesk {
  const queries = useQueryClient();
  const { key } = object;
  const [known, setKnown] = useState(object);
  const [document, setDocument] = useState(() => readRole(object.draft ?? object.published ?? {}));
  const latest = useRef({ document, saved: document, revision: object.draftRevision });

  const save = useMutation({
    mutationFn: async (): Promise<number> => {
      const { document: wanted, saved, revision } = latest.current;
      if (wanted === saved) return revision;
      const { draftRevision } = await metadata.saveDraft("role", key, revision, writeRole(wanted));
      latest.current = { ...latest.current, saved: wanted, revision: draftRevision };
      setKnown((before) => ({ ...before, draft: writeRole(wanted), draftRevision }));
      return draftRevision;
    },
    scope: { id: `role ${key}` },
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

  return {
    document,
    version: known.version,
    publishable: known.draft !== null || document !== latest.current.saved,
    saving: save.isError ? "failed" : save.isPending || document !== latest.current.saved ? "saving" : "saved",
    failure: save.error,
    change: (next) => {
      latest.current = { ...latest.current, document: next };
      setDocument(next);
    },
    flush,
    reload: async () => {
      const fresh = await metadata.read("role", key);
      const read = readRole(fresh.draft ?? fresh.published ?? {});
      latest.current = { document: read, saved: read, revision: fresh.draftRevision };
      setKnown(fresh);
      setDocument(read);
      save.reset();
      await Promise.all(
        [metadata.all("role"), ["roles"], ["forms"], ["apps"]].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [...queryKey], refetchType: "none" }),
        ),
      );
    },
  };
}
