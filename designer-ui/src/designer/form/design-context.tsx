import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { FormDocument, Selection } from "../../model/designer/document.ts";
import type { LinkedShapes } from "../../model/form/types.ts";
import type { Field, FormSummary, Option } from "../../model/form-shape.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import { type Design, type DesignState, shownIn } from "./design-store.ts";

/** Something of the application that a field may refer to. */
export interface Reference {
  readonly key: string;
  readonly title: LocalizedText;
}

/** The form on the table and what surrounds it. */
export interface Surrounding {
  readonly design: Design;
  readonly pkg: string;
  /** Qualified key. */
  readonly form: string;
  readonly forms: readonly FormSummary[];
  readonly numberings: readonly Reference[];
  readonly optionSets: readonly Reference[];
  /** Options of the option sets that fields use, by the reference as it is written. */
  readonly setOptions: Readonly<Record<string, readonly Option[]>>;
  readonly linked: LinkedShapes;
  /** Of the organisation: in which days begin and formulas reckon, never that of who designs. */
  readonly zone: string;
  /** Of the organisation: in which formulas write labels. */
  readonly language: string;
  /** Whether every linked form has been loaded. */
  readonly complete: boolean;
}

const Current = createContext<Surrounding | null>(null);

export const DesignProvider = Current.Provider;

export function useSurrounding(): Surrounding {
  const surrounding = useContext(Current);
  if (!surrounding) throw new Error("a part of the designer is drawn outside of it");
  return surrounding;
}

export const useDesign = (): Design => useSurrounding().design;

export function useDesignState<T>(select: (state: DesignState) => T): T {
  return useStore(useDesign(), select);
}

/** The form with the layout first that the canvas shows. */
export const useDocument = (): FormDocument => useDesignState(shownIn);

/** The form as it is saved. */
export const useWholeDocument = (): FormDocument => useDesignState(({ history }) => history.document);

export const useSelection = (): Selection => useDesignState(({ history }) => history.selection);

/** Whether a field stands in the published form, so that its key is for ever. */
export function usePublishedKey(path: string): boolean {
  const published = useDesignState((state) => state.published);
  const [key, column] = path.split(".");
  const field: Field | undefined = published?.model.fields.find((known) => known.key === key);
  return column === undefined ? field !== undefined : (field?.fields?.some((known) => known.key === column) ?? false);
}
