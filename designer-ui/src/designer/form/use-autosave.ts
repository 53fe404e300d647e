import { useCallback, useEffect, useRef } from "react";
import { ApiProblem } from "../../api/http.ts";
import { type MetadataObject, metadata } from "../../api/metadata.ts";
import { documentOf, type FormDocument, jsonOf } from "../../model/designer/document.ts";
import { patchBetween } from "../../model/json-patch.ts";
import { type Design, isPublishable, isUnsaved } from "./design-store.ts";

const PAUSE_MS = 2_000;

export interface Autosave {
  /** Saves at once; true when the server has everything. */
  readonly flush: () => Promise<boolean>;
  readonly overwrite: () => Promise<boolean>;
  readonly reload: () => Promise<void>;
}

/** What has changed since the server got it; the whole where that cannot be said, such as for a draft that lacked parts. */
async function send(design: Design, form: string, revision: number, saved: FormDocument, now: FormDocument) {
  try {
    const patch = patchBetween(jsonOf(saved), jsonOf(now));
    return await metadata.patchDraft("form", form, revision, patch, design.window);
  } catch (failure) {
    if (!(failure instanceof ApiProblem && failure.problems.some(({ code }) => code === "patch_does_not_fit")))
      throw failure;
    return metadata.saveDraft("form", form, revision, jsonOf(now), design.window);
  }
}

/** Keeps the draft on the server two seconds behind the screen, and never over somebody else's. */
export function useAutosave(design: Design, form: string): Autosave {
  const running = useRef<Promise<boolean> | null>(null);

  const save = useCallback(async (): Promise<boolean> => {
    const { history, revision, saved } = design.getState();
    const { document } = history;
    design.mark({ saving: "saving" });
    try {
      const { draftRevision } = await send(design, form, revision, saved, document);
      const current = design.getState().history.document === document;
      design.mark({
        saved: document,
        revision: draftRevision,
        drafted: isPublishable(design.getState()),
        saving: current ? "saved" : "pending",
      });
      return current;
    } catch (failure) {
      const refused = failure instanceof ApiProblem && failure.status === 409;
      const leased = refused && failure.problems.some(({ code }) => code === "draft_leased");
      design.mark({ saving: leased ? "leased" : refused ? "conflict" : "failed" });
      return false;
    }
  }, [design, form]);

  const flush = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    const state = design.getState();
    if (!isUnsaved(state)) return true;
    if (state.saving === "conflict" || state.saving === "leased") return false;
    running.current = save().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [design, save]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = design.subscribe(({ history }, before) => {
      if (history.document === before.history.document) return;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), PAUSE_MS);
    });
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved(design.getState())) event.preventDefault();
    };
    const again = () => void flush();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", again);
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener("online", again);
      window.removeEventListener("beforeunload", warn);
      void flush();
    };
  }, [design, flush]);

  return {
    flush,
    overwrite: async () => {
      const current = await read(form);
      design.rebase(current);
      design.mark({ saved: documentOf(current.draft ?? current.published ?? {}), saving: "pending" });
      return flush();
    },
    reload: async () => design.restart(await read(form)),
  };
}

const read = (form: string): Promise<MetadataObject> => metadata.read("form", form);
