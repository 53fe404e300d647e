import type { ComponentType, LazyExoticComponent } from "react";
import type { ControlKind } from "../../model/form/kinds.ts";
import type { Control, InputProps } from "../control.ts";
import { checkFiles, namesText } from "./entries.ts";
import { FilesCell } from "./files-cell.tsx";

interface Own {
  readonly type: string;
  readonly icon: string;
  readonly Input: LazyExoticComponent<ComponentType<InputProps>>;
  readonly kind?: Partial<ControlKind>;
  readonly fromSheets?: true;
}

/** What all controls share that keep files. */
export const filesControl = ({ kind = {}, ...own }: Own): Control => ({
  ...own,
  group: "file",
  kind: {
    valueType: "FILES",
    read: () => ({ problem: "files_not_imported" }),
    check: checkFiles,
    ...kind,
  },
  Cell: FilesCell,
  showsItself: true,
  toText: namesText,
  width: 160,
  inline: false,
});
