import { createContext, useContext } from "react";
import type { Editor } from "../form-view/editor.ts";
import type { Candidate, CandidateList, FileEntry } from "../model/generated/rest.ts";
import type { RecordValues } from "../model/record.ts";
import type { Answer, Regions } from "./road.ts";

export interface Sent {
  readonly content: Blob;
  readonly name: string;
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** What the inputs of one entry share. */
export interface PublicScope {
  readonly editor: Editor;
  /** What may be chosen for a field that points to records; `values` holds what stands beside it. */
  readonly candidates: (path: string, search: string, values: RecordValues) => Promise<Answer<CandidateList>>;
  /** Takes in what is seen of records that were chosen. */
  readonly know: (path: string, chosen: Candidate) => void;
  readonly upload: (path: string, sent: Sent) => Promise<Answer<FileEntry>>;
  readonly withdraw: (id: string) => void;
  /** What lies directly in a region; provinces and countries where none is named. */
  readonly regions: (within: string) => Promise<Answer<Regions>>;
  /** Where the picture of a node is; null when it cannot be had. */
  readonly pictureOf: (node: string) => Promise<string | null>;
  /** Keeps the entry from being sent as long as a part of the page has steps to be walked. */
  readonly hold: (part: string, held: boolean) => void;
}

const Context = createContext<PublicScope | null>(null);

export const ScopeProvider = Context.Provider;

export function useScope(): PublicScope {
  const scope = useContext(Context);
  if (!scope) throw new Error("an input stands outside the form");
  return scope;
}
