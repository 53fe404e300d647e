import { createContext, useContext } from "react";
import type { Labels, RecordValues } from "../model/record.ts";

/** A record to be opened beside what is on the screen. */
export interface Opening {
  readonly form: string;
  /** Null: a new one is made. */
  readonly id: string | null;
  /** What a new one starts with. */
  readonly input?: RecordValues;
  readonly labels?: Labels;
  /** Only the fields that a quick entry asks for, where the form says which these are. */
  readonly quick?: boolean;
  readonly onSaved?: (id: string) => void;
}

export type OpenRecord = (opening: Opening) => void;

const Opener = createContext<OpenRecord | null>(null);

export const RecordOpenerProvider = Opener.Provider;

/** Opens records in a window of their own; null where there is no room for one. */
export const useRecordOpener = (): OpenRecord | null => useContext(Opener);
