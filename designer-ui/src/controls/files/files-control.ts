import type { ComponentType, LazyExoticComponent } from "react";
import type { ControlKind } from "../../model/form/kinds.ts";
import type { Control, InputProps } from "../control.ts";
import { checkFiles, namesText } from "./entries.ts";
import { FilesCell } from "./files-cell.tsx";

interface Own {
  readonly type: string;
  readonly icon: string;
  readonly Input: LazyExoticComponent<ComponentType<InputProps>>;
  /** Nobody changes or clears what is there. */
  readonly final?: boolean;
  /** What it is judged by that stands beside it. */
  readonly judged?: Pick<ControlKind, "lookedAt" | "besides">;
}

/** What all controls share that keep files. */
export const filesControl = ({ final = false, judged = {}, ...own }: Own): Control => ({
  ...own,
  group: "file",
  kind: {
    valueType: "FILES",
    read: () => ({ problem: "files_not_imported" }),
    check: checkFiles,
    final,
    ...judged,
  },
  Cell: FilesCell,
  showsItself: true,
  toText: namesText,
  width: 160,
  inline: false,
});
