import { createContext, useContext } from "react";
import type { Field, SectionNode } from "../../../model/form-shape.ts";

/** The field whose settings are on the table. */
export interface Designed {
  readonly path: string;
  readonly field: Field;
  /** The sub-table around it, for a column. */
  readonly table: Field | null;
}

const Current = createContext<Designed | SectionNode | null>(null);

export const DesignedProvider = Current.Provider;

/** For what asks for a setting of a field and has to know more than its value. */
export function useDesigned(): Designed {
  const designed = useContext(Current);
  if (!designed || !("path" in designed)) throw new Error("a setting is asked for, but of no field");
  return designed;
}

/** For what asks for something that a node says of itself. */
export function useDesignedNode(): SectionNode {
  const designed = useContext(Current);
  if (!designed || !("kind" in designed)) throw new Error("a property is asked for, but of no node");
  return designed;
}
