import { createContext, useContext } from "react";
import { type FieldPath, fieldAt } from "../../../model/designer/document.ts";
import { USUAL } from "../../../model/form/usual.ts";
import type { Field, SectionNode } from "../../../model/form-shape.ts";
import { useDesignState } from "../design-context.tsx";

/** The field whose settings are on the table. */
export interface Designed {
  readonly path: FieldPath;
  readonly field: Field;
  /** The sub-table around it, for a column. */
  readonly table: Field | null;
}

const Current = createContext<FieldPath | SectionNode | null>(null);

/** By its path a field, for its settings do not all look at it; as it is a node. */
export const DesignedProvider = Current.Provider;

/** For what asks for a setting of a field and only has to know where it is. */
export function useDesignedPath(): FieldPath {
  const designed = useContext(Current);
  if (typeof designed !== "string") throw new Error("a setting is asked for, but of no field");
  return designed;
}

/** For what asks for a setting of a field and has to know more than its value. */
export function useDesigned(): Designed {
  const path = useDesignedPath();
  const [first = "", column] = path.split(".");
  const field = useDesignState(({ history }) => fieldAt(history.document, path));
  const table = useDesignState(({ history }) =>
    column === undefined ? null : (fieldAt(history.document, first) ?? null),
  );
  return { path, field: field ?? { key: column ?? first, type: USUAL.TEXT, title: "" }, table };
}

/** For what asks for something that a node says of itself. */
export function useDesignedNode(): SectionNode {
  const designed = useContext(Current);
  if (designed === null || typeof designed === "string") throw new Error("a property is asked for, but of no node");
  return designed;
}
