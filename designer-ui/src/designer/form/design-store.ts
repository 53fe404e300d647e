import { createStore, type StoreApi } from "zustand/vanilla";
import type { MetadataObject } from "../../api/metadata.ts";
import type { Cleared, Edit, StepName } from "../../model/designer/command.ts";
import { arrangedFor, type Device, hasPhoneLayout, onDevice } from "../../model/designer/device.ts";
import { documentOf, FORM, type FormDocument, jsonOf, type Selection } from "../../model/designer/document.ts";
import { applied, type History, historyOf, redone, undone, undoneTo } from "../../model/designer/history.ts";
import { type NodeName, nameOfSelection } from "../../model/designer/layout.ts";
import { selectionOfNode } from "../../model/designer/layout-commands.ts";
import { newId } from "../../model/identity.ts";
import { patchBetween } from "../../model/json-patch.ts";

/** How the draft on the server stands to what is on the screen. */
export type Saving = "saved" | "pending" | "saving" | "failed" | "conflict" | "leased";

/** States that an edit does not end. */
const STAYS: ReadonlySet<Saving> = new Set(["conflict", "saving", "leased"]);

/** What has just happened, to be said aloud. */
export interface Happening {
  readonly what: "done" | "undone" | "redone";
  readonly name: StepName;
  /** What went along, because it spoke of something that is no longer meant. */
  readonly cleared?: readonly Cleared[];
}

export interface DesignState {
  readonly history: History;
  /** The document that the server has. */
  readonly saved: FormDocument;
  readonly saving: Saving;
  readonly revision: number;
  /** Null before the first publish. */
  readonly version: number | null;
  readonly published: FormDocument | null;
  /** Whether the server keeps a draft that is not in force. */
  readonly drafted: boolean;
  readonly happening: Happening | null;
  /** Nodes that are selected together; empty when at most one is. */
  readonly marked: readonly NodeName[];
  /** What the canvas is as wide as; its layout is the one that edits change. */
  readonly device: Device;
}

export interface Design extends StoreApi<DesignState> {
  /** Names this window where leases are asked for. */
  readonly window: string;
  readonly run: (edit: Edit) => void;
  readonly select: (selection: Selection) => void;
  /** Selects a node together with what is selected, or lets it go again. */
  readonly extend: (name: NodeName) => void;
  readonly lookOn: (device: Device) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly undoTo: (past: number) => void;
  /** Begins again from what the server has; steps are gone. */
  readonly restart: (object: MetadataObject) => void;
  /** Takes over what the server says about versions; steps stay. */
  readonly rebase: (object: MetadataObject) => void;
  readonly mark: (change: Partial<Pick<DesignState, "saved" | "saving" | "revision" | "drafted">>) => void;
}

function standing(object: MetadataObject) {
  return {
    revision: object.draftRevision,
    version: object.version,
    published: object.published === null ? null : documentOf(object.published),
    drafted: object.draft !== null,
  };
}

const contentOf = (object: MetadataObject): FormDocument => documentOf(object.draft ?? object.published ?? {});

export function createDesign(object: MetadataObject, now: () => number = Date.now, window: string = newId()): Design {
  const begin = (from: MetadataObject, device: Device = "desk"): DesignState => {
    const document = contentOf(from);
    return {
      history: historyOf(document),
      saved: document,
      saving: "saved",
      happening: null,
      marked: [],
      device,
      ...standing(from),
    };
  };
  const store = createStore<DesignState>(() => begin(object));
  const { getState, setState } = store;

  /** Nothing is changed here while another window designs. */
  const looksOn = () => getState().saving === "leased";

  const go = (history: History, happening: Happening | null) => {
    const { saved, saving } = getState();
    const settled = history.document === saved ? "saved" : "pending";
    setState({ history, happening, marked: [], saving: STAYS.has(saving) ? saving : settled });
  };
  return {
    ...store,
    window,
    run: (edit) => {
      if (looksOn()) return;
      const { history, happening, device } = getState();
      const next = applied(history, onDevice(edit, device), now());
      const name = next.past.at(-1)?.name;
      const cleared = next.cleared ? { cleared: next.cleared } : {};
      go(next, next.document !== history.document && name ? { what: "done", name, ...cleared } : happening);
    },
    select: (selection) => setState({ history: { ...getState().history, selection }, marked: [] }),
    extend: (name) => {
      const { history, marked } = getState();
      const first = nameOfSelection(history.selection);
      const before = marked.length > 0 ? marked : first === null ? [] : [first];
      const next = before.includes(name) ? before.filter((each) => each !== name) : [...before, name];
      const last = next.at(-1);
      const selection = last === undefined ? FORM : selectionOfNode(last);
      setState({ history: { ...history, selection }, marked: next.length > 1 ? next : [] });
    },
    lookOn: (device) => setState({ device, marked: [] }),
    undo: () => {
      if (looksOn()) return;
      const { history } = getState();
      const name = history.past.at(-1)?.name;
      if (name) go(undone(history), { what: "undone", name });
    },
    redo: () => {
      if (looksOn()) return;
      const { history } = getState();
      const name = history.future.at(-1)?.name;
      if (name) go(redone(history), { what: "redone", name });
    },
    undoTo: (past) => {
      if (looksOn()) return;
      const { history } = getState();
      const name = history.past[past]?.name;
      if (name) go(undoneTo(history, past), { what: "undone", name });
    },
    restart: (from) => setState(begin(from, getState().device)),
    rebase: (from) => setState(standing(from)),
    mark: (change) => setState(change),
  };
}

/** The document with the layout first that the canvas shows. */
export const shownIn = ({ history, device }: DesignState): FormDocument => arrangedFor(history.document, device);

/** Whether removing takes things only out of the layout of phones. */
export const hidesOnly = ({ history, device }: DesignState): boolean =>
  device === "phone" && hasPhoneLayout(history.document);

export const isUnsaved = ({ history, saved }: DesignState): boolean => history.document !== saved;

/** Whether there is anything that is not in force yet. */
export const isPublishable = ({ history, published }: DesignState): boolean =>
  published === null || patchBetween(jsonOf(published), jsonOf(history.document)).length > 0;
